// The Vue face: Element Plus parts, saved by fetch from the form's submit, under a strict content security policy.
import 'element-plus/dist/index.css';
import { createApp } from 'vue';
import DeskPage from './DeskPage.vue';

createApp(DeskPage).mount('#app');
