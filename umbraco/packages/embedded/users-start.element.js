// The section of users has no start page: it opened blank. Its first item is the list of accounts, so that is where it begins.
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';

export class PortailUsersStartElement extends UmbLitElement {
  connectedCallback() {
    super.connectedCallback();
    history.replaceState(null, '', '/umbraco/section/user-management/workspace/user-root');
  }
}

customElements.define('portail-users-start', PortailUsersStartElement);
export default PortailUsersStartElement;
