//! What this machine is called.

/// Its name in the net as a part of the name of a file; `here` where there is none.
pub fn name() -> String {
    let name = nodename();
    let name = name
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let sign = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(sign).take(40).collect();
    match name.trim_matches('-') {
        "" => "here".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(unix)]
fn nodename() -> String {
    let system = rustix::system::uname();
    system.nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn nodename() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_name_of_a_machine_names_a_file() {
        let name = super::name();
        assert!(crate::path::Slug::new(&name).is_ok(), "{name}");
    }
}
