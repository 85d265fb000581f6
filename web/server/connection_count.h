#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace web {

// How many connections there are, in all and by address. Any thread.
class ConnectionCount {
 public:
  // Gives its place back when it goes.
  class Place {
   public:
    Place(ConnectionCount& count, std::string address);
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    ConnectionCount& count_;
    std::string address_;
  };

  ConnectionCount(std::size_t in_all, std::size_t per_address)
      : in_all_(in_all), per_address_(per_address) {}

  // Null when there is no place left. A trusted proxy speaks for many and is counted in all only.
  std::unique_ptr<Place> take(const std::string& address, bool is_proxy);

 private:
  const std::size_t in_all_;
  const std::size_t per_address_;
  std::mutex mutex_;
  std::size_t count_ = 0;
  std::map<std::string, std::size_t> by_address_;
};

}  // namespace web
