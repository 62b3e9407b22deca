//! What runs within the page, so that the driver's own time is not measured. Each gives back milliseconds.

/// Opens the room of an order as a click does, and waits for the first pictures of its grid.
pub const OPEN: &str = r#"
return new Promise(done => {
    const begun = performance.now();
    history.pushState({}, '', PATH);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    const look = () => {
        const seen = [...document.querySelectorAll('.room .cell img')];
        if (seen.length > 8 && seen.slice(0, 8).every(image => image.complete && image.naturalWidth > 0)) done(performance.now() - begun);
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
});"#;

/// Scrolls by 90 pixels a frame, 240 times; gives the time of every frame.
pub const SCROLL: &str = r#"
return new Promise(done => {
    const grid = document.querySelector(CSS_OF_GRID);
    grid.scrollTop = 0;
    const frames = [];
    let before = null;
    const step = now => {
        if (before !== null) frames.push(now - before);
        before = now;
        grid.scrollTop += 90;
        if (frames.length < 240) requestAnimationFrame(step); else done(frames);
    };
    requestAnimationFrame(step);
});"#;

/// A page of 5,000 plain coloured boxes of the same size as the grid's cells, all of them there.
pub const BOXES: &str = r#"
document.body.innerHTML = '';
const grid = document.createElement('div');
grid.id = 'boxes';
grid.style.cssText = 'height:700px;overflow-y:auto;position:relative';
const space = document.createElement('div');
space.style.cssText = 'position:relative;height:' + Math.ceil(5000 / 6) * 148 + 'px';
for (let nth = 0; nth < 5000; nth++) {
    const box = document.createElement('div');
    box.style.cssText = `position:absolute;width:140px;height:140px;transform:translate(${nth % 6 * 148}px,${Math.floor(nth / 6) * 148}px);background:hsl(${nth * 37 % 360} 40% 40%)`;
    space.append(box);
}
grid.append(space);
document.body.append(grid);
return document.querySelectorAll('#boxes > div > div').length;"#;

/// In the loupe: the next photo, 40 times with a glance between; gives how long each took to be seen.
pub const NEXT: &str = r#"
return new Promise(done => {
    const times = [];
    const press = key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key === ' ' ? 'Space' : key, bubbles: true, cancelable: true }));
    const one = () => {
        const before = document.querySelector('[data-test=loupe]').dataset.photo;
        const begun = performance.now();
        press(' ');
        const look = () => {
            const loupe = document.querySelector('[data-test=loupe]');
            const image = loupe && loupe.querySelector('.pane .over');
            if (loupe && loupe.dataset.photo !== before && image && image.complete && image.naturalWidth > 0) {
                times.push(performance.now() - begun);
                if (times.length < 40) setTimeout(one, 150); else done(times);
            } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    };
    one();
});"#;

/// In the grid: a mark, 40 times; gives for each when it was seen and when the server had it for good.
pub const MARK: &str = r#"
return new Promise(done => {
    const times = [];
    const press = key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: 'Key' + key.toUpperCase(), bubbles: true, cancelable: true }));
    const one = () => {
        const cell = document.querySelector('.cell[data-current="true"]');
        const key = cell.dataset.verdict === 'pick' ? 'x' : 'v';
        const begun = performance.now();
        let seen = null;
        press(key);
        const look = () => {
            if (seen === null && cell.dataset.verdict === (key === 'v' ? 'pick' : 'maybe')) seen = performance.now() - begun;
            const saved = document.querySelector('[data-test=saved]').dataset.state === 'saved';
            if (seen !== null && saved) {
                times.push([seen, performance.now() - begun]);
                if (times.length < 40) setTimeout(one, 120); else done(times);
            } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    };
    // Where the grid was scrolled away, the current photo is not drawn.
    document.querySelector('.room .grid').scrollTop = 0;
    const begin = () => document.querySelector('.cell[data-current="true"]') ? one() : requestAnimationFrame(begin);
    begin();
});"#;

/// Pages through the grid for 20 seconds, down and from the top again.
pub const PAGE: &str = r#"
return new Promise(done => {
    const grid = document.querySelector('.room .grid');
    const until = performance.now() + 20000;
    const step = () => {
        grid.scrollTop = grid.scrollTop + grid.clientHeight * 1.5 > grid.scrollHeight ? 0 : grid.scrollTop + grid.clientHeight;
        if (performance.now() < until) setTimeout(step, 200); else done(true);
    };
    step();
});"#;
