//! What PostgreSQL says in Chinese (`zh_CN.po` of its sources).

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingColumn, plain("关系 ?<table> ?的 ?<column> ?字段不存在")),
    (ErrorClass::MissingColumn, plain("(?:字段|栏位|列) ?<column> ?不存在")),
    (ErrorClass::MissingTable, plain("关系 ?<table> ?不存在")),
    (ErrorClass::MissingEnumType, plain("类型 ?<type> ?不存在")),
    (ErrorClass::MissingFunction, plain(r"函数 ?<function>\(<args>\) ?不存在")),
    (ErrorClass::MissingFunction, sub("missing_operator", "操作符不存在: ?<left> <operator> <right>")),
    (ErrorClass::UniqueViolation, plain("重复键违反唯一约束 ?<constraint>")),
    (ErrorClass::NotNullViolation, plain("关系 ?<table> ?的?(?:列|字段)? ?<column> ?(?:中的|的)?空值违反了?非空约束")),
    (ErrorClass::NotNullViolation, plain("(?:列|字段|栏位) ?<column> ?(?:中|里|内)?(?:的)?空值违反了?非空约束")),
    (ErrorClass::CheckViolation, plain("关系 ?<table> ?的新列违反了检查约束 ?<constraint>")),
    (ErrorClass::FkViolation, plain("插入或更新表 ?<table> ?违反外键约束 ?<constraint>")),
    (
        ErrorClass::FkViolation,
        sub("still_referenced", r#"在 ?<table> ?上的更新或删除操作违反了在 ?(?:"[^"]*") ?上的外键约束 ?<constraint>"#),
    ),
    (ErrorClass::InvalidEnumValue, plain("对于枚举 ?<enum> ?的输入值无效: ?<value>")),
    (ErrorClass::TypeMismatch, plain("无效的类型 ?<type> ?输入语法: ?<value>")),
    (ErrorClass::TypeMismatch, sub("column_type", "字段 ?<column> ?的类型为 ?<type>, ?但表达式的类型为")),
    (ErrorClass::DuplicateObject, sub("column", "关系 ?<table> ?的属性 ?<column> ?已经存在")),
    (ErrorClass::DuplicateObject, sub("table", "关系 ?<table> ?已经存在")),
    (ErrorClass::PermissionDenied, plain("对表 ?<table> ?权限不够")),
    (ErrorClass::PermissionDenied, plain("对模式 ?<schema> ?权限不够")),
    (ErrorClass::PermissionDenied, plain("对函数 ?<function> ?权限不够")),
    (ErrorClass::RlsViolation, plain("新行违背了表 ?<table> ?的行级安全")),
    (ErrorClass::Syntax, plain("语法错误")),
    (ErrorClass::Timeout, plain("由于语句执行超时")),
    (ErrorClass::Timeout, sub("lock", "由于锁超时")),
    (ErrorClass::TooManyConnections, plain("已经有太多的客户")),
    (ErrorClass::Other, sub("rls_recursion", "在关系 ?<table> ?的策略中检测到无限循环")),
];
