#include "web/cli/audit.h"

#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "engine/bpmn/process_definition.h"
#include "engine/bpmn/read_bpmn.h"
#include "engine/runtime/deployment.h"
#include "storage/log/base64.h"
#include "storage/log/sha256.h"
#include "storage/sql/audit.h"
#include "storage/sql/error.h"
#include "storage/sqlite/sqlite_connection.h"

namespace web {
namespace {

using Processes = std::vector<std::shared_ptr<const engine::bpmn::ProcessDefinition>>;

// Reads the models that records name, from the bytes that lie in the database. Several processes
// may lie in one file.
class ModelReader {
 public:
  explicit ModelReader(storage::Connection& connection) : connection_(connection) {}

  std::vector<engine::FlowNodeName> take(engine::State& state,
                                         const engine::ProcessDeployed& deployed) {
    auto [place, is_new] = read_.try_emplace(deployed.sha256);
    if (is_new) place->second = engine::bpmn::read_bpmn(bytes_of(deployed.sha256)).processes;
    for (const auto& process : place->second) {
      if (process->id != deployed.id) continue;
      state.catalog.add(deployed.key, process);
      return engine::flow_node_names(*process);
    }
    throw std::runtime_error("the model of process '" + deployed.id + "' cannot be read");
  }

 private:
  std::string bytes_of(const std::string& sha256) {
    if (!blob_) blob_ = connection_.prepare("SELECT bytes FROM blob WHERE sha256 = ?");
    blob_->bind_text(1, sha256);
    const std::string bytes = blob_->step() ? std::string(blob_->blob(0)) : std::string();
    blob_->reset();
    if (storage::Sha256().sha256(bytes) != sha256) {
      throw std::runtime_error("the bytes of file " + sha256 + " are gone or are others");
    }
    return bytes;
  }

  storage::Connection& connection_;
  std::unique_ptr<storage::Statement> blob_;
  std::map<std::string, Processes> read_;
};

std::string text_of(const storage::Hash& hash) {
  std::string text;
  storage::append_base64(text, storage::as_bytes(hash));
  return text;
}

// A copy without side files is read as it lies; beside a server its side files are shared.
storage::SqliteUse use_of(const std::filesystem::path& file) {
  return std::filesystem::exists(file.string() + "-shm") ? storage::SqliteUse::kReader
                                                         : storage::SqliteUse::kOffline;
}

int verify(const std::filesystem::path& file, std::ostream& out) {
  const auto stored = storage::open_sqlite(file, use_of(file));
  const auto rebuilt = storage::open_sqlite_scratch();
  ModelReader models(*stored);
  storage::AuditReport report = storage::verify_database(
      *stored, *rebuilt, [&](engine::State& state, const engine::ProcessDeployed& deployed) {
        return models.take(state, deployed);
      });
  if (report.finding.result == storage::AuditResult::kOk) {
    if (auto wrong = storage::first_wrong_file(*stored)) {
      report.finding = {storage::AuditResult::kProjections, std::nullopt, *std::move(wrong)};
    }
  }
  if (report.finding.result != storage::AuditResult::kOk) {
    out << "failed " << report.finding << '\n';
  } else {
    out << "verified " << report.records << " records, root " << text_of(report.root) << '\n';
  }
  return static_cast<int>(report.finding.result);
}

}  // namespace

int run_audit_verify(const std::string& data, std::ostream& out) {
  const std::filesystem::path file = storage::sqlite_file(data);
  if (!std::filesystem::exists(file)) {
    out << "there is no database " << file.string() << '\n';
    return 1;
  }
  try {
    return verify(file, out);
  } catch (const storage::StoreError& error) {
    const bool is_damaged = error.kind() == storage::StoreErrorKind::kCorrupt;
    out << "failed: " << error << '\n';
    return is_damaged ? static_cast<int>(storage::AuditResult::kMalformed) : 1;
  }
}

}  // namespace web
