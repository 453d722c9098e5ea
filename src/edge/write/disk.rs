//! The few calls that differ from platform to platform. Each names what stands in where a platform lacks it.

use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Creates a file that does not exist yet.
pub(super) fn create_file(path: &Path, mode: u32) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode; // access follows the lists of the folder above
    options.open(path)
}

/// Creates a folder that does not exist yet.
pub(super) fn create_dir(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "the mode is set on Unix only"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, mode);
    #[cfg(not(unix))]
    let _ = mode;
    builder.create(path)
}

/// Sets the mode of a path, whatever the umask took from it.
#[cfg(unix)]
pub(super) fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

/// There are no modes here.
#[cfg(not(unix))]
pub(super) fn set_mode(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Whether a file or folder has this mode; where there are none, it has.
#[cfg(unix)]
pub(super) fn has_mode(metadata: &Metadata, mode: u32) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o777 == mode
}

/// There are no modes here.
#[cfg(not(unix))]
pub(super) fn has_mode(_: &Metadata, _: u32) -> bool {
    true
}

/// What tells a file or folder from all others, by whatever path it is reached.
#[cfg(unix)]
pub(super) fn identity(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((metadata.dev(), metadata.ino()))
}

/// Not to be had here in a stable way; resolved paths must do.
#[cfg(not(unix))]
pub(super) fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// How many names lead to the file.
#[cfg(unix)]
pub(super) fn names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// Not to be had here in a stable way.
#[cfg(not(unix))]
pub(super) fn names(_: &Metadata) -> u64 {
    1
}

/// Brings all that was written to the file system of this folder onto the disk.
#[cfg(target_os = "linux")]
pub(super) fn flush(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// All file systems at once, since there is no call for one.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn flush(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// No such call; the order of the file system's own journal must do.
#[cfg(not(unix))]
pub(super) fn flush(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Brings the names in a folder onto the disk. Some file systems cannot; the swap stands all the same.
pub(super) fn flush_names(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

/// Exchanges two folders in one step.
///
/// # Errors
/// `Unsupported` where the platform or the file system has no such call.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
        other => Ok(other?),
    }
}

/// Not to be had here.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// How folders are moved; a test puts others in the place of the system's calls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moves {
    /// [`exchange`].
    pub exchange: Move,
    /// [`std::fs::rename`].
    pub rename: Move,
}

type Move = fn(&Path, &Path) -> io::Result<()>;

impl Moves {
    /// The system's.
    pub const SYSTEM: Self = Self {
        exchange,
        rename: |from, to| std::fs::rename(from, to),
    };
}

/// Copies what a folder holds and another does not, with times and modes of files; folders get this mode.
pub(super) fn copy_missing(from: &Path, to: &Path, mode: u32) -> io::Result<()> {
    if !to.is_dir() {
        create_dir(to, mode)?;
        set_mode(to, mode)?;
    }
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_missing(&entry.path(), &target, mode)?;
        } else if target.symlink_metadata().is_err() {
            copy_file(&entry.path(), &target)?;
        }
    }
    Ok(())
}

/// Copies a file with its mode and time.
pub(super) fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::copy(from, to)?;
    let time = from.metadata()?.modified()?;
    File::options().write(true).open(to)?.set_modified(time)
}

/// Whether a folder lies on another file system than the one around it.
#[cfg(unix)]
pub(super) fn is_mounted(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| path.metadata().map(|there| there.dev()).ok();
    folder.parent().and_then(device) != device(folder)
}

/// Not to be known here in a stable way.
#[cfg(not(unix))]
pub(super) fn is_mounted(_: &Path) -> bool {
    true
}

/// Renames, but never over something that is there.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => rename_after_look(from, to),
        other => Ok(other?),
    }
}

/// Looks first; the lock keeps other builds from coming between.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    rename_after_look(from, to)
}

fn rename_after_look(from: &Path, to: &Path) -> io::Result<()> {
    if to.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    std::fs::rename(from, to)
}
