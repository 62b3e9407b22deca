//! The list of handlers. A handler's signature says which call it answers; the tests compare the list with core's.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use atelier_core::call::{Call, CallInfo};
use atelier_core::refusal::Refusal;

use crate::context::Ctx;
use crate::failure::{Failure, Outcome};

type Answering = Pin<Box<dyn Future<Output = Outcome<Vec<u8>>> + Send>>;
type Handler = Box<dyn Fn(Ctx, &[u8]) -> Answering + Send + Sync>;

/// Handlers by the name of their call.
#[derive(Default)]
pub struct Router {
    handlers: BTreeMap<&'static str, (CallInfo, Handler)>,
}

impl Router {
    /// Adds a handler.
    pub fn on<C, F, Fut>(mut self, handler: F) -> Router
    where
        C: Call,
        F: Fn(Ctx, C) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome<C::Reply>> + Send + 'static,
    {
        let answer = move |ctx: Ctx, body: &[u8]| -> Answering {
            let call: C = match serde_json::from_slice(body) {
                Ok(call) => call,
                Err(error) => {
                    let refusal = Refusal::NotUnderstood { detail: error.to_string() };
                    return Box::pin(async move { Err(Failure::Refused(refusal)) });
                }
            };
            let answering = handler(ctx, call);
            Box::pin(async move { Ok(serde_json::to_vec(&answering.await?).map_err(anyhow::Error::from)?) })
        };
        self.handlers.insert(C::NAME, (CallInfo::of::<C>(), Box::new(answer)));
        self
    }

    /// The handler of this name.
    pub fn find(&self, name: &str) -> Option<&(CallInfo, Handler)> {
        self.handlers.get(name)
    }

    /// Names of all handlers, sorted.
    #[cfg(test)]
    pub fn names(&self) -> Vec<&'static str> {
        self.handlers.keys().copied().collect()
    }
}
