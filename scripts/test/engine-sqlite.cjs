process.env.GUIYAN_TEST_ENGINE = 'sqlite';
