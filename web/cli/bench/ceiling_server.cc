#include <signal.h>
#include <sqlite3.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "web/cli/bench/ceiling.h"

namespace web::bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::asio::ip::tcp;
using Done = std::function<void()>;

constexpr int kRows = 10'000;

// One INSERT of 700 bytes and one UPDATE of an indexed column a step, committed in batches of
// whatever is queued.
class Writer {
 public:
  Writer(const std::string& folder, asio::io_context& io) : io_(io) {
    if (sqlite3_open((folder + "/ceiling.db").c_str(), &database_) != SQLITE_OK) {
      throw std::runtime_error("cannot open the ceiling's database");
    }
    execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    execute(
        "CREATE TABLE log(seq INTEGER PRIMARY KEY, at INTEGER, bytes TEXT) STRICT;"
        "CREATE INDEX log_at ON log(at);"
        "CREATE TABLE item(key INTEGER PRIMARY KEY, due INTEGER) STRICT;"
        "CREATE INDEX item_due ON item(due);");
    execute("BEGIN");
    insert_ = prepare("INSERT INTO item VALUES(?1, ?2)");
    for (int row = 0; row < kRows; ++row) run(insert_, row, row, nullptr);
    execute("COMMIT");
    sqlite3_finalize(insert_);
    insert_ = prepare("INSERT INTO log(seq, at, bytes) VALUES(?1, ?2, ?3)");
    update_ = prepare("UPDATE item SET due = ?2 WHERE key = ?1");
    thread_ = std::thread([this] { work(); });
  }

  ~Writer() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
    sqlite3_finalize(insert_);
    sqlite3_finalize(update_);
    sqlite3_close(database_);
  }

  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void step(Done done) {
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(std::move(done));
    }
    wake_.notify_one();
  }

 private:
  void work() {
    std::vector<Done> batch;
    while (true) {
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (stopping_) return;
        batch.swap(queue_);
      }
      execute("BEGIN IMMEDIATE");
      for (std::size_t i = 0; i < batch.size(); ++i) {
        ++seq_;
        run(insert_, seq_, seq_, bytes_.c_str());
        run(update_, seq_ * 7919 % kRows, seq_ + kRows, nullptr);
      }
      execute("COMMIT");
      asio::post(io_, [answers = std::move(batch)] {
        for (const Done& done : answers) done();
      });
      batch = {};
    }
  }

  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(database_));
    }
    return statement;
  }

  void run(sqlite3_stmt* statement, std::int64_t first, std::int64_t second, const char* third) {
    sqlite3_bind_int64(statement, 1, first);
    sqlite3_bind_int64(statement, 2, second);
    if (third != nullptr) sqlite3_bind_text(statement, 3, third, -1, nullptr);
    if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
    sqlite3_reset(statement);
  }

  void execute(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(database_));
    }
  }

  asio::io_context& io_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  sqlite3_stmt* update_ = nullptr;
  const std::string bytes_ = std::string(700, 'x');
  std::int64_t seq_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Done> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Writer& writer) : socket_(std::move(socket)), writer_(writer) {}

  void read() {
    request_ = {};
    http::async_read(socket_, buffer_, request_,
                     [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                       if (error) return;
                       self->writer_.step([self] { self->answer(); });
                     });
  }

 private:
  void answer() {
    response_ = {http::status::ok, 11};
    response_.set(http::field::content_type, "application/json");
    response_.body() = std::string(200, 'y');
    response_.prepare_payload();
    http::async_write(socket_, response_,
                      [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                        if (!error) self->read();
                      });
  }

  tcp::socket socket_;
  Writer& writer_;
  boost::beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::string_body> response_;
};

void accept(tcp::acceptor& acceptor, Writer& writer) {
  acceptor.async_accept([&](boost::system::error_code error, tcp::socket socket) {
    if (error) return;
    socket.set_option(tcp::no_delay(true));
    std::make_shared<Session>(std::move(socket), writer)->read();
    accept(acceptor, writer);
  });
}

}  // namespace

int serve_ceiling(const std::string& folder) {
  asio::io_context io(1);
  Writer writer(folder, io);
  tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), 0});
  accept(acceptor, writer);
  asio::signal_set signals(io, SIGTERM, SIGINT);
  signals.async_wait([&io](boost::system::error_code, int) { io.stop(); });
  std::cout << "ready http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
  io.run();
  return 0;
}

}  // namespace web::bench
