import mermaidScript from '@mermaid-js/tiny/dist/mermaid.tiny.js?url';
import { useData } from 'vitepress';
import { defineComponent, h, onMounted, ref, useId, watch } from 'vue';

let loading;

/** A drawing in Mermaid's language. Until it is drawn, and where it cannot be, the page shows its text. */
export const Diagram = defineComponent({
  props: { code: { type: String, required: true } },
  setup({ code }) {
    const { isDark } = useData();
    const text = decodeURIComponent(code);
    const id = `drawing-${useId()}`;
    const svg = ref();
    const draw = async () => {
      const mermaid = await load();
      mermaid.initialize({ startOnLoad: false, theme: isDark.value ? 'dark' : 'neutral' });
      svg.value = (await mermaid.render(id, text)).svg;
    };
    onMounted(() => watch(isDark, draw, { immediate: true }));
    return () =>
      svg.value ? h('div', { class: 'diagram', innerHTML: svg.value }) : h('pre', { class: 'diagram' }, text);
  },
});

/** Loads Mermaid once, when the first drawing is seen. */
function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = mermaidScript;
    script.addEventListener('load', () => resolve(globalThis.mermaid));
    script.addEventListener('error', () => reject(new Error(`${mermaidScript} cannot be loaded`)));
    document.head.append(script);
  });
  return loading;
}
