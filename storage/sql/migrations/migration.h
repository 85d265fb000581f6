#pragma once

#include <span>
#include <string_view>

#include "storage/sql/connection.h"

namespace storage {

// One step of the schema. What it says is never changed once a database may have it.
struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

// In order of number, from 1.
std::span<const Migration> migrations_of(std::string_view dialect);

// Brings the schema up to date, each step in a transaction of its own. Throws a StoreError when the
// database has steps that this program does not know.
void migrate(Connection& connection);

// Whether the database has exactly the steps that this program knows; asks only.
bool is_migrated(Connection& connection);

}  // namespace storage
