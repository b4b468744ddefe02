//! The least that yew can do in a page: a button that counts. `scripts/bench page` builds it like the bundle and takes its
//! time as the measure of ours; it is never shipped.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::*;
use yew::prelude::*;

struct Counter(u32);

impl Component for Counter {
    type Message = ();
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self(0)
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.0 += 1;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! { <button class="phrase" onclick={ctx.link().callback(|_| ())}>{ self.0 }</button> }
    }
}

/// Shows the counter at the end of the page.
#[wasm_bindgen]
pub fn count() {
    yew::Renderer::<Counter>::new().render();
}
