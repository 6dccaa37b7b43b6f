process.env.GUIYAN_TEST_ENGINE = 'mariadb';
