import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

/** Calls `check` where a query is made, so that what it throws is thrown there. */
export class BeforeQuery implements KyselyPlugin {
  readonly #check: () => void;

  constructor(check: () => void) {
    this.#check = check;
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    this.#check();
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}
