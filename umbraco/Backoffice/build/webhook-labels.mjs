// The windows of webhooks write some of their texts in English, and leave some fields without a name: passages of their modules → keys.
// [path below `dist-cms/packages/`, what stands there, what takes its place]
const term = key => `\${this.localize.term('${key}')}`;

const headers = 'webhook/components/input-webhook-headers.element.js';

export const webhookPassages = [
  [headers, '>Add<', `>${term('webhooks_createHeader')}<`],
  [headers, `type="text"
				.value=\${header.name}`, `type="text"
				aria-label=${term('general_name')}
				.value=\${header.name}`],
  [headers, `type="text"
				.value=\${header.value}`, `type="text"
				aria-label=${term('general_value')}
				.value=\${header.value}`],
  ['webhook/webhook/workspace/manifests.js', "label: 'Details'", "label: '#general_details'"],
  ['webhook/webhook-delivery/workspace-view/manifests.js', "label: 'Deliveries'", "label: '#webhooks_deliveries'"],
  ['webhook/webhook/workspace/views/webhook-details-workspace-view.element.js', '<uui-input @input=', `<uui-input label=${term('webhooks_url')} @input=`],
  ['webhook/webhook/workspace/views/webhook-details-workspace-view.element.js', '<uui-toggle slot="editor"', `<uui-toggle slot="editor" label=${term('webhooks_enabled')}`],
];
