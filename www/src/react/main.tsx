// The React face: Ant Design parts, saved by fetch from a click or a key.
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './Desk';

dayjs.locale('zh-cn');
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={{ components: { Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' } } }}>
      <App>
        <Desk />
      </App>
    </ConfigProvider>
  </StrictMode>,
);
