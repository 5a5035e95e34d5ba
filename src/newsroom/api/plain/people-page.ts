import { html, type Html, type HtmlValue } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import type { PersonLine } from '../people.ts';
import { ROLES } from '../rights.ts';
import type { TokenLine } from '../tokens.ts';
import type { Role } from '../../../store/tables.ts';
import { faultSummary, selectField, textField, tokenField } from './fields.ts';
import type { Frame } from './page.ts';

export interface PeoplePage {
  readonly frame: Frame;
  readonly people: readonly PersonLine[];
  readonly tokens: readonly TokenLine[];
  readonly faults: readonly Fault[];
  readonly note: HtmlValue;
}

const WHAT_ROLES_DO: Readonly<Record<Role, string>> = {
  reporter: 'writes drafts and hands them in',
  editor: 'also publishes, corrects, unpublishes and withdraws',
  moderator: 'reads along',
  admin: 'also changes the publication, people and tokens',
};

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: role }));

export function peoplePage({ frame, people, tokens, faults, note }: PeoplePage): Html {
  const own = frame.actor.account;
  return html`${faultSummary(faults)} ${note}
    <h1>People</h1>
    <dl>
      ${ROLES.map(
        (role) =>
          html`<dt>${role}</dt>
            <dd>${WHAT_ROLES_DO[role]}</dd>`,
      )}
    </dl>
    <ul class="list">
      ${people.map((person) => personLine(frame, person, person.id === own))}
    </ul>
    <form class="panel" method="post" action="/people/links">
      ${tokenField(frame.token)}
      <h2>Let somebody in</h2>
      <div class="row end">
        ${textField({ name: 'link-name', label: 'Name, if it is settled', faults })}
        ${selectField({ name: 'role', label: 'Role', value: 'reporter', options: ROLE_OPTIONS, faults })}
        <button>Make a sign-in link</button>
      </div>
    </form>
    <h2>Tokens</h2>
    <p class="soft">For programs that use the API. A token has the rights of its role and no others.</p>
    ${
      tokens.length === 0
        ? html`<p>There are none.</p>`
        : html`<ul class="list">
            ${tokens.map((token) => tokenLine(frame, token))}
          </ul>`
    }
    <form class="panel" method="post" action="/people/tokens">
      ${tokenField(frame.token)}
      <h2>Make a token</h2>
      <div class="row end">
        ${textField({ name: 'token-name', label: 'What it is for', faults, required: true })} ${tokenRole()}
        <button>Make it</button>
      </div>
    </form>`;
}

/** Two selects of one page cannot have one id. */
function tokenRole(): Html {
  return html`<div class="field">
    <label for="token-role">Its role</label>
    <select id="token-role" name="role">
      ${ROLES.map((role) => html`<option${role === 'editor' && html` selected`}>${role}</option>`)}
    </select>
  </div>`;
}

function personLine({ token }: Frame, { id, name, role, disabled }: PersonLine, own: boolean): Html {
  const about = html`<span
    ><bdi>${name}</bdi>
    ${(own || disabled) && html`<small class="soft">${disabled ? 'closed' : `${role}, you`}</small>`}</span
  >`;
  if (own || disabled) return html`<li class="person">${about}</li>`;
  return html`<li class="person">
    ${about}
    <span class="row"
      ><form class="row" method="post" action="/people/${id}/role">
        ${tokenField(token)}
        <select name="role" aria-label="Role of ${name}">
          ${ROLES.map((each) => html`<option${each === role && html` selected`}>${each}</option>`)}
        </select>
        <button class="quiet" aria-label="Change the role of ${name}">Change</button>
      </form>
      <form method="post" action="/people/${id}/disable">
        ${tokenField(token)}
        <button class="quiet alarm" aria-label="Close the account of ${name}">Close account</button>
      </form></span
    >
  </li>`;
}

function tokenLine({ token }: Frame, { id, name, role, revoked }: TokenLine): Html {
  return html`<li class="person">
    <span><bdi>${name}</bdi> <small class="soft">${revoked ? 'revoked' : role}</small></span> ${
      !revoked &&
      html`<form method="post" action="/people/tokens/${id}/revoke">
        ${tokenField(token)} <button class="quiet alarm" aria-label="Revoke the token ${name}">Revoke</button>
      </form>`
    }
  </li>`;
}
