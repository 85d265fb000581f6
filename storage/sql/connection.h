#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace storage {

// A prepared statement. Parameters are counted from 1, columns from 0. Every function may throw a
// StoreError. Borrowed bytes (parameters until the next `reset`, columns until the next `step` or
// `reset`) are not copied.
class Statement {
 public:
  Statement() = default;
  virtual ~Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  virtual void bind_null(int parameter) = 0;
  virtual void bind_integer(int parameter, std::int64_t value) = 0;
  virtual void bind_text(int parameter, std::string_view text) = 0;
  virtual void bind_blob(int parameter, std::string_view bytes) = 0;

  // Whether there is a next row; without one the statement is done.
  virtual bool step() = 0;
  // Ready for new parameters; needed before the statement is used again.
  virtual void reset() = 0;

  // Of NULL the others are 0 and empty.
  virtual bool is_null(int column) const = 0;
  virtual bool is_integer(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view blob(int column) const = 0;

  // Runs a statement that answers no rows, and resets it.
  void run() {
    step();
    reset();
  }
};

// One connection to a database, for one thread at a time. SQL is written with `?` for parameters
// and never holds a value.
class Connection {
 public:
  Connection() = default;
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Must not outlive the connection.
  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
  // Several statements without parameters: migrations and settings.
  virtual void execute(const std::string& script) = 0;

  // On a connection that may write, nobody else may write until the transaction ends; on others
  // every statement in it sees the same moment.
  virtual void begin() = 0;
  virtual void commit() = 0;
  // Also allowed when there is no transaction.
  virtual void rollback() noexcept = 0;
  // One savepoint at a time, inside a transaction. Going back to it leaves it set.
  virtual void savepoint() = 0;
  virtual void release_savepoint() = 0;
  virtual void rollback_to_savepoint() = 0;

  // Which file of a migration is ours, as "sqlite".
  virtual std::string_view dialect() const = 0;
};

}  // namespace storage
