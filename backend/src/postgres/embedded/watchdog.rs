//! Ends a throw-away server when our process is gone, even when it was killed.
//!
//! A small shell waits for the end of a pipe whose other side we hold; the system closes it
//! however we end. (Linux's "signal on the parent's death" follows the thread that started the
//! child, and threads of a runtime come and go.)

use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// `$1` is the server's folder. A process id is believed only while it works in the data folder.
const SCRIPT: &str = r#"
read -r _
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ] && { [ ! -e /proc/self/cwd ] || [ "/proc/$pid/cwd" -ef "$1/data" ]; }; then
    kill -QUIT "$pid"
    tries=0
    while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 50 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
fi
rm -rf -- "$1"
"#;

/// The waiting shell. Dropping it calls it off.
#[derive(Debug)]
pub(super) struct Watchdog {
    child: Child,
}

impl Watchdog {
    pub(super) fn spawn(dir: &Path) -> io::Result<Self> {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", SCRIPT, "sh"]).arg(dir).current_dir("/");
        // Ctrl-C must not reach it: it has work to do just then.
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        Ok(Self { child: command.spawn()? })
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        // Killed before its pipe closes, so that it does not wake up. It cannot fail but by being gone.
        let _gone = self.child.kill().and_then(|()| self.child.wait());
    }
}
