// The windows about users write all their texts in English, not only attributes: passages of their templates → keys.
// [path below `dist-cms/packages/`, what stands there, what takes its place]
const term = key => `\${this.localize.term('${key}')}`;

const create = 'user/user/entity-actions/create/modal/create-user-modal.element.js';
const created = 'user/user/entity-actions/create/modal/create-user-success-modal.element.js';
const invite = 'user/user/invite/modal/invite/user-invite-modal.element.js';
const resend = 'user/user/invite/modal/resend-invite/resend-invite-to-user-modal.element.js';
const credential = 'user/user/client-credential/create/modal/create-user-client-credential-modal.element.js';
const credentials = 'user/user/workspace/user/components/user-workspace-client-credentials/user-workspace-client-credentials.element.js';
const table = 'user/user/collection/views/table/user-table-collection-view.element.js';
const tableState = 'user/user/collection/views/table/column-layouts/status/user-table-status-column-layout.element.js';
const header = 'user/user/collection/user-collection-header.element.js';
const documentVerbs = 'documents/documents/user-permissions/document/input-document-granular-user-permission/input-document-granular-user-permission.element.js';
const verbs = 'user/user-permission/modals/settings/entity-user-permission-settings-modal.element.js';
const propertyVerbs = 'documents/documents/user-permissions/document-property-value/manifests.js';

export const peoplePassages = [
  ...[create, invite].flatMap(file => [
    [file, '>Name<', `>${term('general_name')}<`],
    [file, '>Email<', `>${term('general_email')}<`],
    [file, '>User group<', `>${term('user_usergroup')}<`],
    [file, 'Add groups to assign access and permissions', term('user_groupsHelp')],
    [file, 'label="name"', `label=${term('general_name')}`],
    [file, 'label="email"', `label=${term('general_email')}`],
  ]),
  [create, 'label="Create user"', `label=${term('user_createUser')}`],

  [created, 'headline="${this._userItem?.name} has been created"', "headline=${this.localize.term('portail_userCreated', this._userItem?.name)}"],
  [created, 'The new user has successfully been created. To log in to Umbraco use the password below', term('portail_userCreatedNext')],
  [created, '>Password<', `>${term('general_password')}<`],
  [created, 'label="password"', `label=${term('general_password')}`],
  [created, 'label="Create another user"', `label=${term('user_createAnotherUser')}`],
  [created, 'label="Go to profile"', `label=${term('user_goToProfile')}`],

  [invite, 'headline="Invite User"', `headline=${term('user_inviteUser')}`],
  [invite, `Invite new users to give them access to Umbraco. An invite email will be sent to the user with information on
				how to log in to Umbraco. Invites last for 72 hours.`, term('portail_inviteNext')],
  [invite, 'label="Send invite"', `label=${term('portail_inviteSend')}`],
  [resend, 'headline="Resend invite"', `headline=${term('actions_resendInvite')}`],
  [resend, 'label="Resend invite"', `label=${term('actions_resendInvite')}`],
  ...[invite, resend].flatMap(file => [
    [file, '>Message<', `>${term('portail_inviteMessage')}<`],
    [file, 'label="message"', `label=${term('portail_inviteMessage')}`],
  ]),

  ...[['Name', 'general_name'], ['User group', 'user_usergroup'], ['Last login', 'user_lastLogin'], ['Status', 'general_status']].map(([name, key]) =>
    [table, `name: '${name}'`, `name: this.localize.term('${key}')`]),
  [tableState, '${this.value.status}\n', "<umb-localize key=${'user_' + getDisplayStateFromUserStatus(this.value.status).key}></umb-localize>\n"],
  [header, 'label="status"', `label=${term('general_status')}`],
  [header, 'label="order by"', `label=${term('general_orderBy')}`],

  ['user/user/components/user-document-start-node/user-document-start-node.element.js', 'name="Content Root"', `name=${term('content_contentRoot')}`],
  ['user/user/components/user-media-start-node/user-media-start-node.element.js', 'name="Media Root"', `name=${term('media_mediaRoot')}`],

  [credential, 'headline="Create client credential"', `headline=${term('portail_credentialCreate')}`],
  [credential, 'label="Create"', `label=${term('general_create')}`],
  [credential, '>Id<', `>${term('portail_credentialId')}<`],
  [credential, 'label="unique"', `label=${term('portail_credentialId')}`],
  [credential, 'The secret cannot be retrieved again.', term('portail_credentialSecretOnce')],
  [credential, '>Secret<', `>${term('portail_credentialSecret')}<`],
  [credential, 'label="secret"', `label=${term('portail_credentialSecret')}`],
  [credentials, '>Client Credentials<', `>${term('portail_credentials')}<`],
  [credentials, 'label="Delete ${client.unique}"', "label=${this.localize.term('portail_credentialDelete', client.unique)}"],

  ...[['disable', 'Disable'], ['enable', 'Enable'], ['unlock', 'Unlock']].flatMap(([action, label]) => {
    const file = `user/user/entity-actions/${action}/${action}-user.action.js`;
    return [
      [file, `\`${label} \${item.name}\``, `\`#actions_${action} \${item.name}\``],
      [file, `'Are you sure you want to ${action} this user?'`, `'#portail_${action}Confirm'`],
      [file, `confirmLabel: '${label}'`, `confirmLabel: '#actions_${action}'`],
    ];
  }),
  ['user/user/repository/change-password/change-user-password.repository.js', '`Password changed`', "'#portail_passwordOfUserChanged'"],
  ['user/user/repository/unlock/unlock-user.repository.js', '`User unlocked`', "'#portail_unlocked'"],
  ['user/user/invite/repository/invite-user.repository.js', '`Invite sent to user`', "'#portail_inviteSent'"],
  ['user/user/invite/repository/invite-user.repository.js', '`Invite resent to user`', "'#portail_inviteSent'"],
  [created, "'Password copied'", "'#portail_passwordCopied'"],
  [credentials, '`Delete ${client.unique}`', '`#general_delete ${client.unique}`'],
  [credentials, '`Are you sure you want to delete ${client.unique}?`', "'#portail_credentialDeleteConfirm'"],
  [credentials, "confirmLabel: 'Delete'", "confirmLabel: '#general_delete'"],
  ...[['Enable', 'enable'], ['Unlock', 'unlock'], ['Disable', 'disable']].map(([label, action]) =>
    ['user/user/entity-bulk-actions/manifests.js', `label: '${label}'`, `label: '#actions_${action}'`]),

  [documentVerbs, '`Permissions for ${name}`', "this.localize.term('portail_permissionsFor', name)"],
  [verbs, 'rejectModal}">Cancel<', `rejectModal}">${term('general_cancel')}<`],
  [verbs, 'label="Confirm"', `label=${term('general_confirm')}`],
  [propertyVerbs, "label: 'UI Read'", "label: '#portail_propertyRead'"],
  [propertyVerbs, "'Allow access to read Document property values in the UI'", "'#portail_propertyReadMeans'"],
  [propertyVerbs, "label: 'UI Write'", "label: '#portail_propertyWrite'"],
  [propertyVerbs, "'Allow access to write Document property values from the UI'", "'#portail_propertyWriteMeans'"],
];
