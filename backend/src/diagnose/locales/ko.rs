//! What PostgreSQL says in Korean (`ko.po` of its sources).

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingColumn, plain(r"<column> 칼럼은 <table> 릴레이션(?:\(relation\))?에 없음")),
    (ErrorClass::MissingColumn, plain("<column> 이름의 칼럼은 없습니다")),
    (ErrorClass::MissingTable, plain(r"<table> 이름의 릴레이션(?:\(relation\))?이 없습니다")),
    (ErrorClass::MissingEnumType, plain("<type> 자료형 없음")),
    (ErrorClass::MissingFunction, plain(r"<function>\(<args>\) 이름의 함수가 없음")),
    (ErrorClass::MissingFunction, sub("missing_operator", "연산자 없음: <left> <operator> <right>")),
    (ErrorClass::UniqueViolation, plain("중복된 키 값이 <constraint> 고유 제약 조건")),
    (ErrorClass::NotNullViolation, plain(r"<column> 칼럼\(해당 릴레이션 <table>\)의 null 값이 not null 제약조건")),
    (ErrorClass::NotNullViolation, plain("<column> 칼럼의 null 값이 not null 제약조건")),
    (ErrorClass::CheckViolation, plain("새 자료가 <table> 릴레이션의 <constraint> 체크 제약 조건")),
    (ErrorClass::FkViolation, plain("<table> 테이블에서 자료 추가, 갱신 작업이 <constraint> 참조키")),
    (ErrorClass::FkViolation, sub("still_referenced", "<table> 테이블의 자료 갱신, 삭제 작업이 <constraint> 참조키")),
    (ErrorClass::InvalidEnumValue, plain("<enum> 열거형의 입력 값이 잘못됨: ?<value>")),
    (ErrorClass::TypeMismatch, plain("<type> 자료형 대한 잘못된 입력: ?<value>")),
    (ErrorClass::DuplicateObject, sub("column", "<column> 이름의 칼럼은 <table> 릴레이션에 이미 있습니다")),
    (ErrorClass::DuplicateObject, sub("table", r"<table> 이름의 릴레이션(?:\(relation\))?이 이미 있습니다")),
    (ErrorClass::PermissionDenied, plain("<table> 테이블에 대한 접근 권한 없음")),
    (ErrorClass::PermissionDenied, plain(r"<schema> 스키마(?:\(schema\))? 접근 권한 없음")),
    (ErrorClass::PermissionDenied, plain("<function> 함수 접근 권한 없음")),
    (ErrorClass::RlsViolation, plain("새 자료가 <table> 테이블의 로우 단위 보안 정책")),
    (ErrorClass::Syntax, plain("구문 오류")),
    (ErrorClass::Timeout, plain("명령실행시간 초과로")),
    (ErrorClass::Timeout, sub("lock", "잠금 대기 시간 초과로")),
    (ErrorClass::TooManyConnections, plain("최대 동시 접속자 수를 초과")),
    (ErrorClass::Other, sub("rls_recursion", "<table> 릴레이션의 정책에서 무한 재귀")),
];
