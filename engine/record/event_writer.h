#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "engine/feel/json.h"
#include "engine/record/codec_traits.h"

// Writes the parts of events. For event_json.cc alone.
namespace engine::codec {

class Writer {
 public:
  Writer(EventJson& out, const ModelNames& names, const feel::Value& subject)
      : out_(out), names_(names), subject_(subject) {}

  ProcessDefinitionKey definition;

  void write(const std::string& text) { feel::append_json_string(out_.pub, text); }
  void write(bool value) { out_.pub += value ? "true" : "false"; }
  void write(std::uint32_t value) { out_.pub += std::to_string(value); }
  void write(std::int32_t value) { out_.pub += std::to_string(value); }
  void write(std::uint64_t value) { out_.pub += std::to_string(value); }
  void write(Instant value);
  void write(ErrorCode value);
  void write(const CaseId& value);
  void write(ElementIndex value);
  void write(FlowIndex value);
  template <class Tag>
  void write(Key<Tag> key) {
    out_.pub += '"';
    out_.pub += std::to_string(key.value);
    out_.pub += '"';
  }
  template <class T>
  requires std::is_enum_v<T>
  void write(T value);
  template <class T>
  void write(const Private<T>& value);
  template <Listed T>
  void write(const T& list);
  template <Described T>
  void write(const T& object);

  std::string& pub() { return out_.pub; }
  EventJson& out() { return out_; }
  // Inside a list every private value is digested, also null.
  int lists = 0;
  void enter(std::string_view name);
  void enter(std::size_t place) { enter(std::to_string(place)); }
  void leave(std::size_t length) { path_.resize(length); }
  std::size_t path_length() const { return path_.size(); }

 private:
  void keep(std::string json, const feel::Value* person, std::string_view path);
  void keep_value(const feel::Value& value);

  EventJson& out_;
  const ModelNames& names_;
  const feel::Value& subject_;
  std::string path_;
};

}  // namespace engine::codec
