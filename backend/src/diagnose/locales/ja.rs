//! What PostgreSQL says in Japanese (`ja.po` of its sources).

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingColumn, plain("リレーション<table>の列<column>は存在しません")),
    (ErrorClass::MissingColumn, plain("列<column>は存在しません")),
    (ErrorClass::MissingTable, plain("リレーション<table>は存在しません")),
    (ErrorClass::MissingEnumType, plain("型<type>は存在しません")),
    (ErrorClass::MissingFunction, plain(r"関数 ?<function>\(<args>\) ?は存在しません")),
    (ErrorClass::MissingFunction, sub("missing_operator", "演算子が存在しません: <left> <operator> <right>")),
    (ErrorClass::UniqueViolation, plain("一意性制約<constraint>")),
    (ErrorClass::NotNullViolation, plain("リレーション<table>の列<column>のNULL値が非NULL制約")),
    (ErrorClass::NotNullViolation, plain("列<column>のNULL値が非NULL制約")),
    (ErrorClass::CheckViolation, plain("リレーション<table>の新しい行は検査制約<constraint>")),
    (ErrorClass::FkViolation, plain("テーブル<table>への挿入、更新は外部キー制約<constraint>")),
    (
        ErrorClass::FkViolation,
        sub("still_referenced", "テーブル<table>の更新または削除は、テーブル.{1,80}?の外部キー制約<constraint>"),
    ),
    (ErrorClass::InvalidEnumValue, plain("列挙型 ?<enum> ?の不正な入力構文: ?<value>")),
    (ErrorClass::TypeMismatch, plain("<type> ?型の(?:不正な入力構文|入力構文が不正です): ?<value>")),
    (ErrorClass::TypeMismatch, sub("column_type", "列<column>は型 ?<type> ?ですが、式は型")),
    (ErrorClass::DuplicateObject, sub("column", "リレーション<table>の列<column>はすでに存在します")),
    (ErrorClass::DuplicateObject, sub("table", "リレーション<table>はすでに存在します")),
    (ErrorClass::PermissionDenied, plain("テーブル ?<table> ?へのアクセスが拒否されました")),
    (
        ErrorClass::PermissionDenied,
        plain("(?:リレーション|テーブル|ビュー|シーケンス) ?<table> ?への(?:権限|アクセス)"),
    ),
    (ErrorClass::PermissionDenied, plain("スキーマ ?<schema> ?への権限")),
    (ErrorClass::PermissionDenied, plain("関数 ?<function> ?への権限")),
    (ErrorClass::PermissionDenied, plain("スキーマ ?<schema> ?へのアクセスが拒否されました")),
    (ErrorClass::PermissionDenied, plain("関数 ?<function> ?へのアクセスが拒否されました")),
    (ErrorClass::RlsViolation, plain("新しい行はテーブル<table>の行レベルセキュリティポリシ")),
    (ErrorClass::Syntax, plain("構文エラー")),
    (ErrorClass::Timeout, plain("ステートメントのタイムアウトのため")),
    (ErrorClass::Timeout, sub("lock", "ロックのタイムアウトのため")),
    (ErrorClass::TooManyConnections, plain("クライアント数が多すぎます")),
    (ErrorClass::Other, sub("rls_recursion", "リレーション<table>のポリシで無限再帰")),
];
