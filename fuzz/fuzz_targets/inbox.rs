//! Whatever bytes a mailbox holds, it is split and read without a panic.

#![no_main]

use fortnight::outbox::code::codes;
use fortnight::parse::mail;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for mail in mail::split(bytes) {
        if let Some(mail) = mail::read(mail) {
            let _ = codes(&mail.subject);
        }
    }
});
