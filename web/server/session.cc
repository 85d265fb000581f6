#include "web/server/session.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <exception>

#include "web/server/answer_head.h"

namespace web {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::steady_clock;

namespace {

// A refused client may go on sending so much before it is cut off.
constexpr std::size_t kMaxDiscarded = std::size_t{256} * 1024;

bool would_block(const error_code& error) {
  return error == asio::error::would_block || error == asio::error::try_again;
}

}  // namespace

Session::Session(Socket socket, std::string address, std::unique_ptr<ConnectionCount::Place> place,
                 std::shared_ptr<IoThread> io, std::shared_ptr<ServerContext> context)
    : context_(std::move(context)),
      io_(std::move(io)),
      socket_(std::move(socket)),
      address_(std::move(address)),
      place_(std::move(place)),
      reader_(context_->options.limits, context_->guard, context_->handler) {}

Session::~Session() {
  context_->body_bytes -= counted_bytes_;
}

void Session::start() {
  error_code error;
  socket_.non_blocking(true, error);
  if (!error) socket_.set_option(asio::ip::tcp::no_delay(true), error);
  io_->add(shared_from_this());
  if (error) return close();
  settle();
}

// ── reading ──────────────────────────────────────────────────────────────────────────────────

// Serves what has come. Answers that are given at once come back here: the outer call goes on, so
// that a client that sends a thousand requests ahead does not nest a thousand calls.
void Session::pump() {
  if (is_pumping_) return;
  is_pumping_ = true;
  while (phase_ == Phase::kReading && read_request()) {
  }
  is_pumping_ = false;
  settle();
}

bool Session::read_request() {
  const RequestReader::Progress progress = reader_.advance();
  if (!has_room_for_body()) {
    refuse({Status::kServiceUnavailable, "RESOURCE_EXHAUSTED", "too much is being sent", {}});
    return false;
  }
  switch (progress) {
    case RequestReader::Progress::kNeedsMore:
      if (reader_.take_continue()) write_continue();
      return false;
    case RequestReader::Progress::kRefused: refuse(reader_.refusal()); return false;
    case RequestReader::Progress::kComplete: handle(); return true;
  }
  return false;
}

void Session::sign_request() {
  Request& request = reader_.request();
  request.id = context_->next_request_id.fetch_add(1, std::memory_order_relaxed);
  request.io_thread = io_->index();
  context_->proxies.set_peer(request, address_);
  handling_began_ = steady_clock::now();
}

void Session::handle() {
  sign_request();
  Request& request = reader_.request();
  ++requests_;
  phase_ = Phase::kHandling;
  deadline_ = handling_began_ + context_->options.deadlines.handling;
  try {
    context_->handler.handle(request, Reply(shared_from_this()));
  } catch (const std::exception& error) {
    // The reply went with the stack and has answered.
    context_->report("request " + id_text(request) + ": " + error.what());
  }
}

// Counts what has come of the body.
bool Session::has_room_for_body() {
  const ServerLimits& limits = context_->options.limits;
  const std::size_t size = reader_.body_bytes();
  if (size == counted_bytes_) return true;
  const std::size_t all = context_->body_bytes += size - counted_bytes_;
  counted_bytes_ = size;
  return size <= limits.small_body_bytes || all <= limits.all_bodies_bytes;
}

void Session::refuse(Problem problem) {
  sign_request();
  write(web::problem(std::move(problem)), false);
}

void Session::settle() {
  if (phase_ == Phase::kClosed) return;
  if (is_half_closed_) return phase_ == Phase::kReading ? close() : void();
  if (phase_ == Phase::kReading) set_reading_deadline();
  const bool is_ahead = phase_ != Phase::kReading && phase_ != Phase::kLingering;
  if (is_ahead && reader_.buffered() >= context_->options.limits.ahead_bytes) return;
  wait_readable();
}

void Session::set_reading_deadline() {
  const RequestReader::Stage stage = reader_.stage();
  if (timed_stage_ == stage) return;
  const ServerDeadlines& deadlines = context_->options.deadlines;
  timed_stage_ = stage;
  stage_began_ = steady_clock::now();
  switch (stage) {
    case RequestReader::Stage::kIdle: deadline_ = stage_began_ + deadlines.idle; return;
    case RequestReader::Stage::kHead: deadline_ = stage_began_ + deadlines.head; return;
    case RequestReader::Stage::kBody: deadline_ = stage_began_ + deadlines.body; return;
  }
}

void Session::wait_readable() {
  if (is_waiting_) return;
  is_waiting_ = true;
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](const error_code& error) {
    self->is_waiting_ = false;
    if (self->phase_ == Phase::kClosed) return;
    if (error) return self->close();
    self->on_readable();
  });
}

void Session::on_readable() {
  const std::span<char> scratch = io_->scratch();
  error_code error;
  const std::size_t size = socket_.read_some(asio::buffer(scratch.data(), scratch.size()), error);
  if (would_block(error)) return wait_readable();
  if (error == asio::error::eof) return on_end();
  if (error) return close();
  take_bytes(size);
}

void Session::take_bytes(std::size_t size) {
  if (phase_ == Phase::kLingering) {
    discarded_ += size;
    return discarded_ > kMaxDiscarded ? close() : wait_readable();
  }
  reader_.append({io_->scratch().data(), size});
  pump();
}

// The client has ended its side. An answer that it is owed is still written; whoever waits on its
// behalf is told.
void Session::on_end() {
  is_half_closed_ = true;
  if (phase_ == Phase::kReading || phase_ == Phase::kLingering) return close();
  tell_closed();
}

// ── writing ──────────────────────────────────────────────────────────────────────────────────

// Nothing else is under way on this connection, so its buffer has room; a client that does not get
// the line sends its body after a while all the same.
void Session::write_continue() {
  constexpr std::string_view kLine = "HTTP/1.1 100 Continue\r\n\r\n";
  error_code error;
  socket_.write_some(asio::buffer(kLine.data(), kLine.size()), error);
}

void Session::take_answer(Response response) {
  if (phase_ != Phase::kHandling) return;
  const bool is_last = is_half_closed_ && reader_.buffered() == 0;
  const bool keep_alive = reader_.framing().keep_alive && !is_stopping_ && !is_last &&
                          requests_ < context_->options.limits.requests_per_connection;
  write(std::move(response), keep_alive);
}

void Session::write(Response response, bool keep_alive) {
  const Request& request = reader_.request();
  render_problem(response, request);
  response_ = std::move(response);
  keep_alive_ = keep_alive;
  const std::string request_id = id_text(request);
  AnswerFacts facts;
  facts.standing_fields = context_->standing_fields;
  facts.date = io_->date();
  facts.request_id = request_id;
  facts.keep_alive = keep_alive;
  facts.secure = request.secure;
  head_.clear();
  append_answer_head(head_, response_, facts);
  content_ = sends_body(response_, request.method) ? response_.content() : std::string_view();
  written_ = 0;
  when_closed_ = nullptr;
  phase_ = Phase::kWriting;
  deadline_ = steady_clock::now() + context_->options.deadlines.write;
  write_more();
}

void Session::write_more() {
  const std::size_t total = head_.size() + content_.size();
  while (written_ < total) {
    const std::size_t head_written = std::min(written_, head_.size());
    const std::size_t content_written = written_ - head_written;
    const std::array<asio::const_buffer, 2> rest = {
        asio::buffer(head_.data() + head_written, head_.size() - head_written),
        asio::buffer(content_.data() + content_written, content_.size() - content_written)};
    error_code error;
    written_ += socket_.write_some(rest, error);
    if (would_block(error)) {
      socket_.async_wait(Socket::wait_write, [self = shared_from_this()](const error_code& failed) {
        if (self->phase_ != Phase::kWriting) return;
        if (failed) return self->close();
        self->write_more();
      });
      return;
    }
    if (error) return close();
  }
  on_written();
}

void Session::on_written() {
  log_answer();
  response_ = Response{};
  content_ = {};
  if (!keep_alive_) return linger();
  reader_.begin_next();
  has_room_for_body();
  timed_stage_.reset();
  phase_ = Phase::kReading;
  pump();
}

// Bytes that are still on their way would make the system drop the answer with the connection: our
// side ends, theirs is read to its end for a moment.
void Session::linger() {
  if (is_half_closed_) return close();
  error_code error;
  socket_.shutdown(Socket::shutdown_send, error);
  if (error) return close();
  phase_ = Phase::kLingering;
  deadline_ = steady_clock::now() + context_->options.deadlines.lingering;
  wait_readable();
}

void Session::log_answer() const {
  if (!context_->options.on_answer) return;
  const Request& request = reader_.request();
  AccessEntry entry;
  entry.request_id = request.id;
  entry.peer = request.peer;
  entry.method = request.path().empty() ? std::string_view() : name_of(request.method);
  entry.path = request.path();
  entry.status = response_.status;
  entry.body_bytes = content_.size();
  entry.duration =
      std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - handling_began_);
  context_->options.on_answer(entry);
}

// ── ending ───────────────────────────────────────────────────────────────────────────────────

bool Session::is_late(SteadyTime now) const {
  if (now >= deadline_) return true;
  if (phase_ != Phase::kReading || timed_stage_ != RequestReader::Stage::kBody) return false;
  const ServerDeadlines& deadlines = context_->options.deadlines;
  const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(now - stage_began_);
  if (taken < deadlines.body_grace) return false;
  const auto due = static_cast<std::size_t>(taken.count()) * deadlines.body_bytes_per_second / 1000;
  return reader_.body_bytes() < due;
}

void Session::end_late() {
  const bool is_incomplete =
      phase_ == Phase::kReading && timed_stage_ != RequestReader::Stage::kIdle;
  if (!is_incomplete) return close();
  refuse({Status::kRequestTimeout, {}, "the request did not come in time", {}});
}

void Session::stop() {
  is_stopping_ = true;
  keep_alive_ = false;
  const bool is_reading_body =
      phase_ == Phase::kReading && timed_stage_ == RequestReader::Stage::kBody;
  if (phase_ == Phase::kHandling || phase_ == Phase::kWriting || is_reading_body) return;
  close();
}

void Session::close() {
  if (phase_ == Phase::kClosed) return;
  const std::shared_ptr<Session> self = shared_from_this();
  phase_ = Phase::kClosed;
  error_code ignored;
  socket_.close(ignored);
  place_.reset();
  io_->remove(*this);
  tell_closed();
}

void Session::tell_closed() {
  is_closed_.store(true);
  const std::function<void()> callback = std::move(when_closed_);
  when_closed_ = nullptr;
  if (callback) callback();
}

// ── the exchange ─────────────────────────────────────────────────────────────────────────────

void Session::send(Response response) {
  if (io_->is_current()) return take_answer(std::move(response));
  io_->hand_over(shared_from_this(), std::move(response));
}

void Session::post(std::function<void()> task) {
  io_->post(std::move(task));
}

void Session::on_closed(std::function<void()> callback) {
  if (is_closed_.load()) return callback();
  when_closed_ = std::move(callback);
}

}  // namespace web
