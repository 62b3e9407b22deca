//! `openapi`: the OpenAPI 3.1 document of all calls, from the very list that the router answers.

use atelier_core::call::{CallInfo, Live, Needs, Problem};
use serde_json::{Map, Value, json};

use super::told::{Ending, say};

/// Prints the document.
pub fn run() -> anyhow::Result<Ending> {
    say(&serde_json::to_string_pretty(&document())?);
    Ok(Ending::Done)
}

fn document() -> Value {
    let mut paths: Map<String, Value> =
        atelier_core::calls().iter().map(|call| (format!("/call/{}", call.name), operation(call))).collect();
    paths.insert("/live".to_owned(), live());
    paths.insert("/photos/{blake3}/{size}".to_owned(), photo());
    paths.insert("/rooms/{order}".to_owned(), room());
    paths.insert("/paper/{kind}/{id}".to_owned(), paper());
    json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Atelier",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Every call of the studio. Amounts are integers in minor units; days are YYYY-MM-DD; \
                moments are milliseconds since 1970-01-01T00:00Z.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "securitySchemes": { "session": { "type": "apiKey", "in": "cookie", "name": atelier_server::SESSION_COOKIE } },
            "schemas": { "Problem": schema::<Problem>() },
            "responses": {
                "Problem": {
                    "description": "Refused (4xx, with the refusal and its numbers) or broken (5xx, with the number of the incident).",
                    "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
                },
            },
        },
    })
}

fn operation(call: &CallInfo) -> Value {
    let department = call.name.split('.').next().unwrap_or_default();
    let (request, reply) = ((call.request)(), (call.reply)());
    let summary = request.get("description").and_then(Value::as_str).unwrap_or(call.name).to_owned();
    let (security, right) = match call.needs {
        Needs::Anyone => (json!([{}]), Value::Null),
        Needs::SignedIn => (json!([{ "session": [] }]), Value::Null),
        Needs::Right(right) => (json!([{ "session": [] }]), json!(right)),
    };
    let mut operation = json!({
        "operationId": call.name,
        "summary": summary,
        "tags": [department],
        "security": security,
        "parameters": [
            { "name": "X-Atelier", "in": "header", "required": true, "schema": { "const": "1" }, "description": "Guards against other sites." },
            { "name": "X-Station", "in": "header", "schema": { "type": "string" }, "description": "Name of the station, percent-encoded." },
        ],
        "requestBody": { "required": true, "content": { "application/json": { "schema": request } } },
        "responses": {
            "200": { "description": "Done.", "content": { "application/json": { "schema": reply } } },
            "4XX": { "$ref": "#/components/responses/Problem" },
            "5XX": { "$ref": "#/components/responses/Problem" },
        },
        "x-stales": call.stales,
    });
    if let (Some(fields), false) = (operation.as_object_mut(), right.is_null()) {
        fields.insert("x-right".to_owned(), right);
    }
    json!({ "post": operation })
}

fn live() -> Value {
    json!({ "get": {
        "operationId": "live",
        "summary": "Waits until something went stale since the cursor, at most 25 seconds.",
        "parameters": [{ "name": "cursor", "in": "query", "schema": { "type": "integer", "minimum": 0 }, "description": "0 at first." }],
        "responses": { "200": { "description": "What went stale.", "content": { "application/json": { "schema": schema::<Live>() } } } },
    }})
}

fn photo() -> Value {
    json!({ "get": {
        "operationId": "photo",
        "summary": "A thumbnail (320 pixels) or a preview (2048 pixels), upright, sRGB.",
        "security": [{ "session": [] }],
        "parameters": [
            { "name": "blake3", "in": "path", "required": true, "schema": { "type": "string", "pattern": "^[0-9a-f]{64}$" } },
            { "name": "size", "in": "path", "required": true, "schema": { "enum": ["thumb", "preview"] } },
        ],
        "responses": {
            "200": { "description": "The picture.", "content": { "image/jpeg": {} } },
            "404": { "description": "There is no such photo." },
            "4XX": { "$ref": "#/components/responses/Problem" },
        },
    }})
}

fn room() -> Value {
    json!({ "post": {
        "operationId": "bring_room",
        "summary": "Brings the photograph of a client's room, as the bytes of its file, at most 40 MiB.",
        "security": [{ "session": [] }],
        "parameters": [
            { "name": "order", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } },
            { "name": "name", "in": "query", "schema": { "type": "string" }, "description": "The file's name, for refusals." },
        ],
        "requestBody": { "required": true, "content": { "application/octet-stream": {} } },
        "responses": {
            "200": { "description": "It is kept.", "content": { "application/json": { "schema": schema::<atelier_core::selection::RoomPhoto>() } } },
            "4XX": { "$ref": "#/components/responses/Problem" },
            "5XX": { "$ref": "#/components/responses/Problem" },
        },
    }})
}

fn paper() -> Value {
    let query = |name: &str, schema: Value| json!({ "name": name, "in": "query", "schema": schema });
    json!({ "get": {
        "operationId": "paper",
        "summary": "A document as PDF.",
        "security": [{ "session": [] }],
        "parameters": [
            { "name": "kind", "in": "path", "required": true, "schema": {
                "enum": ["order-slip", "receipt", "contact-sheet", "selection-sheet", "production-sheet", "pickup-slip"] } },
            { "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" },
              "description": "Of the order; of the receipt for `receipt`; of the task for `production-sheet`." },
            query("lang", json!({ "enum": ["zh-CN", "en"] })),
            query("shuffled", json!({ "type": "integer", "minimum": 0 })),
            query("by_outfit", json!({ "type": "boolean" })),
            query("columns", json!({ "type": "integer", "minimum": 1 })),
            query("rows", json!({ "type": "integer", "minimum": 1 })),
            query("only", json!({ "enum": ["all", "picked", "rejected"] })),
        ],
        "responses": {
            "200": { "description": "The document.", "content": { "application/pdf": {} } },
            "4XX": { "$ref": "#/components/responses/Problem" },
            "5XX": { "$ref": "#/components/responses/Problem" },
        },
    }})
}

fn schema<T: schemars::JsonSchema>() -> schemars::Schema {
    schemars::SchemaGenerator::new(schemars::generate::SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true))
        .into_root_schema_for::<T>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_is_in_the_document() {
        let document = document();
        for call in atelier_core::calls() {
            let operation = &document["paths"][format!("/call/{}", call.name)]["post"];
            assert_eq!(operation["operationId"], call.name);
            assert!(operation["requestBody"]["content"]["application/json"]["schema"].is_object());
        }
        assert_eq!(document["openapi"], "3.1.0");
    }
}
