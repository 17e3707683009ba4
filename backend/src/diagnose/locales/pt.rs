//! What PostgreSQL says in Brazilian Portuguese, beside the wordings that stand with the classes.

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingTable, plain("(?:visão|sequência) <table> não existe")),
    (
        ErrorClass::FkViolation,
        sub("still_referenced", "exclusão em tabela <table> viola restrição de chave estrangeira <constraint>"),
    ),
    (ErrorClass::InvalidEnumValue, plain("valor de entrada (?:é )?inválido para (?:o )?enum <enum>: ?<value>")),
    (
        ErrorClass::TypeMismatch,
        sub("alter_type_cast", "coluna <column> não pode ser convertida automaticamente para tipo <type>"),
    ),
    (ErrorClass::TypeMismatch, sub("out_of_range", "<type> fora do intervalo")),
    (ErrorClass::DuplicateObject, sub("type", "tipo <type> já existe")),
    (ErrorClass::DuplicateObject, sub("constraint", "restrição <constraint> (?:para|da) relação <table> já existe")),
    (ErrorClass::DuplicateObject, sub("schema", "esquema <schema> já existe")),
    (ErrorClass::DuplicateObject, sub("role", "role <role> já existe")),
    (ErrorClass::PermissionDenied, plain("deve ser o dono d[ao] (?:tabela|relação|visão) <table>")),
    (ErrorClass::PermissionDenied, plain("permissão negada")),
    (ErrorClass::RlsViolation, plain("política de segurança .{0,40}tabela <table>")),
    (ErrorClass::Timeout, plain("(?:cancelando|comando cancelado).{0,60}tempo de espera")),
    (ErrorClass::TooManyConnections, plain("(?:muitos clientes|muitas conexões)")),
    (ErrorClass::Other, sub("value_too_long", "valor é muito longo para tipo")),
    (ErrorClass::Other, sub("ambiguous_column", "referência à coluna .{1,80} é ambígua")),
    (ErrorClass::Other, sub("missing_schema", "esquema <schema> não existe")),
    (ErrorClass::Other, sub("missing_database", "banco de dados .{1,80} não existe")),
    (ErrorClass::Other, sub("authentication", "autenticação do tipo senha falhou")),
];
