import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { theme } from './ui/theme';
import './ui/tokens.css';
import './ui/kit.css';
import './ui/shell.css';
import './accounts/door.css';
import './ui/print.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <App />
    </ConfigProvider>
  </StrictMode>,
);
