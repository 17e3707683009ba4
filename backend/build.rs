//! Notices when what the binary carries was built anew.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // Other builds read the files when they run. A folder that is not there would make every build begin anew.
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        println!("cargo:rerun-if-changed=../dist/loader");
        println!("cargo:rerun-if-changed=../dist/panel");
    }
}
