#pragma once

#include <sqlite3.h>

// Swift cannot call variadic functions, so the two settings in use get a function each.

/// Makes double-quoted text an identifier only, never a string, in statements and in the schema.
static inline int budget_sqlite3_forbid_quoted_strings(sqlite3 *db) {
  int result = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  return result == SQLITE_OK ? sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0) : result;
}

/// Refuses SQL that could corrupt the file, and functions in an untrusted schema.
static inline int budget_sqlite3_defend(sqlite3 *db) {
  int result = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  return result == SQLITE_OK ? sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0) : result;
}
