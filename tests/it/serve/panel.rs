//! Loader, panel and reference as the server gives them.

use reqwest::Method;
use wrench_tests::{Service, TestFolder};

#[tokio::test]
async fn the_loader_carries_the_key_and_any_page_may_load_it() {
    let folder = TestFolder::new("loader");
    let service = Service::start(folder.path()).await;
    let answer = service.request(Method::GET, "/loader.js").send().await.expect("the server answers");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "text/javascript; charset=utf-8");
    assert_eq!(answer.headers()["cross-origin-resource-policy"], "cross-origin");
    let text = answer.text().await.expect("a script is text");
    assert!(text.contains(&service.key) || text.contains("was not built"), "{text}");
    assert!(!text.contains("__WRENCH_KEY__"), "{text}");
    service.drop().await;
}

#[tokio::test]
async fn the_panel_says_what_is_missing_where_it_was_not_built_and_who_may_frame_it_where_it_was() {
    let folder = TestFolder::new("panel");
    let service = Service::start(folder.path()).await;
    let answer = service.request(Method::GET, "/").send().await.expect("the server answers");
    if answer.status() == 503 {
        assert!(answer.text().await.expect("text").contains("Run `make build`"));
    } else {
        assert_eq!(answer.status(), 200);
        let policy = answer.headers()["content-security-policy"].to_str().expect("a header is text").to_owned();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors http://localhost:*"),
            "{policy}"
        );
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
        let tag = answer.headers()["etag"].clone();
        let again = service.request(Method::GET, "/").header("if-none-match", tag).send().await;
        assert_eq!(again.expect("the server answers").status(), 304);
    }
    service.drop().await;
}

#[tokio::test]
async fn the_reference_lists_every_route_of_the_description() {
    let folder = TestFolder::new("reference");
    let service = Service::start(folder.path()).await;
    let get = async |path: &str| {
        let answer = service.request(Method::GET, path).send().await.expect("the server answers");
        answer.text().await.expect("text")
    };
    let (page, document) = (get("/api").await, get("/api/openapi.json").await);
    let document: serde_json::Value = serde_json::from_str(&document).expect("the description is JSON");
    for path in document["paths"].as_object().expect("paths").keys() {
        assert!(page.contains(&format!("<code>{path}</code>")), "{path}");
    }
    service.drop().await;
}
