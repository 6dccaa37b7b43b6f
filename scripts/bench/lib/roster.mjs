// An outflow roster of any length as the township's form has it: two header rows, merged villages, the odd doubtful cell.
import ExcelJS from 'exceljs';

const VILLAGES = 30;
const surnames = [...'杨龙吴石潘欧王张李罗姜陆周刘陈田蒋唐彭胡'];
const given = [...'远明成武胜才再兴秋生开富正华光荣昌林大德宽老文斌志刚国栋家旺永福世杰通海金山本立'];
const han = [...'甲乙丙丁戊己庚辛壬癸'];
const places = ['浙江温州', '浙江省宁波市', '广东省东莞市虎门镇', '福建厦门', '江苏昆山', '贵阳', '凯里'];
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const check = (first17) => '10X98765432'[[...first17].reduce((sum, digit, i) => sum + Number(digit) * weights[i], 0) % 11];

/** Every row another person; one in a hundred carries a doubt. The same length gives the same rows. */
export async function roster(length) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('流出党员名册');
  sheet.addRow(['雁溪县青石乡流出党员名册']);
  sheet.addRow(['填报单位：青石乡党委   填报时间：2026年9月22日']);
  sheet.addRow(['序\n号', '村\n（社区）', '组别', '姓  名', '性别', '民族', '出生年月', '身份证号码', '文化\n程度', '入党时间', '人员类别', '外出务工情况', null, null, '联系电话', '支部联系人', '联系人\n电话', '所在党支部', '备  注']);
  sheet.addRow([null, null, null, null, null, null, null, null, null, null, null, '何时外出', '地  点', '从事职业及\n年收入']);
  sheet.mergeCells('A1:S1');
  sheet.mergeCells('L3:N3');
  for (const column of 'ABCDEFGHIJKOPQRS') sheet.mergeCells(`${column}3:${column}4`);
  const perVillage = Math.ceil(length / VILLAGES);
  for (let i = 0; i < length; i += 1) {
    const village = Math.floor(i / perVillage);
    const [year, month, day] = [1955 + (i % 45), 1 + (i % 9), 1 + (i % 28)];
    const birth = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
    const first17 = `522600${birth}${String(i % 1000).padStart(3, '0')}`;
    const id = check(first17);
    // One name in ten is borne by a second person, as in a real township.
    const n = i % 10 === 9 ? i - 9 : i;
    const name = surnames[n % 20] + given[Math.floor(n / 20) % 40] + given[Math.floor(n / 800) % 40];
    const doubt = i % 100 === 7;
    sheet.addRow([
      i + 1, i % perVillage === 0 ? `${han[village % 10]}${han[Math.floor(village / 10)]}村` : null, `第${1 + (i % 6)}组`, name, i % 1000 % 2 ? '男' : '女', '苗族', doubt ? Number(`${year}.1`) : `${year}.${String(month).padStart(2, '0')}`,
      doubt ? null : first17 + id, '初中', '2006年7月', '正式党员', `20${10 + (i % 14)}.03`, places[i % 7], '电子厂普工，年收入5万元', i % 2 ? 13_900_000_000 + i : String(13_900_000_000 + i), '杨秀兰', '13920000011', `${han[village % 10]}村党支部`, null,
    ]);
  }
  sheet.addRow(['合  计', null, null, length]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
