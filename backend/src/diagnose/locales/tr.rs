//! What PostgreSQL says in Turkish: the name stands before its kind, and versions differ in the kinds' words.

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingColumn, plain(r"<table> \w+ın(?:ın|da)? ?<column> (?:kolonu|sütunu|alanı) mevcut değil")),
    (ErrorClass::MissingColumn, plain(r"<table> \w+(?:nin|nun|nın|nün) <column> (?:kolonu|sütunu|alanı) mevcut değil")),
    (ErrorClass::MissingColumn, plain("<column> (?:kolonu|sütunu|alanı) mevcut değil")),
    (ErrorClass::MissingTable, plain(r"<table> (?:nesnesi|ilişkisi|bağıntısı|tablosu|relation\w*) mevcut değil")),
    (ErrorClass::MissingEnumType, plain("<type> (?:tipi|türü|veri tipi) mevcut değil")),
    (ErrorClass::MissingFunction, plain(r"<function>\(<args>\) fonksiyonu mevcut değil")),
    (
        ErrorClass::MissingFunction,
        sub("missing_operator", r"operat\w+ (?:mevcut değil|bulunamadı): <left> <operator> <right>"),
    ),
    (ErrorClass::UniqueViolation, plain(r"<constraint> (?:tekil|benzersiz\w*|eşsiz\w*) kısıt")),
    (ErrorClass::NotNullViolation, plain(r"<table> \w+ <column> (?:kolonu|sütunu)nda\w* (?:bir )?null değer")),
    (ErrorClass::NotNullViolation, plain(r"<column> (?:kolonu|sütunu)nda\w* (?:bir )?null değer")),
    (ErrorClass::CheckViolation, plain(r"<table> \w+ (?:girilen |için )?yeni satır <constraint> .{0,30}kısıt")),
    (
        ErrorClass::FkViolation,
        plain(r"<table> tablosu\w* .{0,60}<constraint> (?:foreign key|ikincil anahtar|yabancı anahtar|dış anahtar)"),
    ),
    (ErrorClass::InvalidEnumValue, plain(r"<enum> enum\w* (?:tipi |türü )?için geçersiz \w+(?: \w+)?: ?<value>")),
    (ErrorClass::InvalidEnumValue, plain(r"enum <enum> için geçersiz \w+(?: \w+)?: ?<value>")),
    (ErrorClass::TypeMismatch, plain(r"<type> (?:tipi|türü) için geçersiz \w+(?: \w+){0,2}: ?<value>")),
    (ErrorClass::TypeMismatch, plain(r"geçersiz <type> (?:tipi|girdi\w*|sözdizimi|söz dizimi)[^:]{0,30}: ?<value>")),
    (ErrorClass::DuplicateObject, sub("column", "<column> (?:kolonu|sütunu) zaten mevcut")),
    (ErrorClass::DuplicateObject, plain(r"<table> (?:nesnesi|ilişkisi|bağıntısı|tablosu|relation\w*) zaten mevcut")),
    (ErrorClass::DuplicateObject, sub("type", "<type> (?:tipi|türü) zaten mevcut")),
    (ErrorClass::PermissionDenied, plain(r"<table> (?:tablosu|nesnesi|ilişkisi|bağıntısı)n\w+ erişim")),
    (ErrorClass::PermissionDenied, plain(r"<schema> şemasın\w+ erişim")),
    (ErrorClass::PermissionDenied, plain("erişim (?:engellendi|reddedildi|izni yok)")),
    (ErrorClass::Syntax, plain(r"söz ?dizim\w* hata")),
    (ErrorClass::Timeout, plain(r"zaman aşımı")),
    (ErrorClass::TooManyConnections, plain("çok fazla (?:istemci|kullanıcı|bağlantı)")),
    (ErrorClass::Other, sub("value_too_long", "değer .{0,40}çok uzun")),
];
