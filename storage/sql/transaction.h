#pragma once

#include "storage/sql/connection.h"

namespace storage {

// A transaction that is rolled back unless it was committed.
class SqlTransaction {
 public:
  explicit SqlTransaction(Connection& connection) : connection_(connection) { connection_.begin(); }
  ~SqlTransaction() {
    if (open_) connection_.rollback();
  }
  SqlTransaction(const SqlTransaction&) = delete;
  SqlTransaction& operator=(const SqlTransaction&) = delete;

  void commit() {
    connection_.commit();
    open_ = false;
  }

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace storage
