import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isJson, type Json } from './payload.ts';

const DOCUMENT = resolve(import.meta.dirname, '../../../../shared/discord/openapi.json');

/** Whether Discord's own description of its API lies beside the checkout, to check bodies against. */
export const hasSchema = existsSync(DOCUMENT);

/** Gives what a request's body breaks of Discord's OpenAPI document; nothing where the document is missing. */
export type SchemaCheck = (method: string, path: string, body: unknown) => readonly string[];

let loaded: SchemaCheck | null = null;

/** Loads the document once, however many doubles there are; a route's schema is compiled when it is first met. */
export function loadSchemaCheck(): SchemaCheck {
  loaded ??= hasSchema ? readDocument() : () => [];
  return loaded;
}

function readDocument(): SchemaCheck {
  const document = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as { paths: Record<string, Json> };
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema(document, 'discord');
  const templates = Object.keys(document.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
  // A path in words (`@original`) is nearer than one with a parameter in its place.
  templates.sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  const compiled = new Map<string, ValidateFunction | null>();

  function compile(method: string, template: string): ValidateFunction | null {
    const operation = document.paths[template]?.[method.toLowerCase()];
    const content =
      isJson(operation) && isJson(operation['requestBody']) ? operation['requestBody']['content'] : null;
    if (!isJson(content) || !('application/json' in content)) return null;
    const pointer = [
      'paths',
      template,
      method.toLowerCase(),
      'requestBody',
      'content',
      'application/json',
      'schema',
    ]
      .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    return ajv.compile({ $ref: `discord#/${pointer}` });
  }

  return (method, path, body) => {
    const template = templates.find(({ pattern }) => pattern.test(path))?.template;
    if (template === undefined) return [`${method} ${path} is no route of Discord's`];
    const key = `${method} ${template}`;
    if (!compiled.has(key)) compiled.set(key, compile(method, template));
    const validate = compiled.get(key) ?? null;
    if (validate === null || validate(body)) return [];
    return (validate.errors ?? []).map((error) => `${key}: ${error.instancePath} ${error.message}`);
  };
}
