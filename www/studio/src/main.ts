// The studio: product teams write their layer of a pack, and see at once what it does.
import { createApp } from 'vue';
import App from './App.vue';
import { open } from './store/studio';

createApp(App).mount('#app');
void open();
