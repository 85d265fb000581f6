#include "web/http/reply.h"

#include <stdexcept>

namespace web {

namespace {

Response dropped() {
  return problem({Status::kInternalError, {}, "the request was not answered", {}});
}

}  // namespace

Reply& Reply::operator=(Reply&& other) noexcept {
  if (this != &other) {
    Reply old(std::move(*this));
    exchange_ = std::move(other.exchange_);
  }
  return *this;
}

Reply::~Reply() {
  if (exchange_ != nullptr) exchange_->send(dropped());
}

void Reply::operator()(Response response) const {
  if (exchange_ == nullptr) throw std::logic_error("a request is answered twice");
  const std::shared_ptr<Exchange> exchange = std::move(exchange_);
  exchange_ = nullptr;
  exchange->send(std::move(response));
}

void Reply::on_closed(std::function<void()> callback) const {
  if (exchange_ != nullptr) exchange_->on_closed(std::move(callback));
}

void Reply::post(std::function<void()> task) const {
  // The task may move this reply away.
  const std::shared_ptr<Exchange> exchange = exchange_;
  if (exchange != nullptr) exchange->post(std::move(task));
}

}  // namespace web
