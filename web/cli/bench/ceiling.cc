#include "web/cli/bench/ceiling.h"

#include "web/cli/bench/child_process.h"
#include "web/cli/bench/disk.h"
#include "web/cli/bench/load_client.h"

namespace web::bench {
namespace {

class OnePost : public Script {
 public:
  OnePost() : request_(post("/step", R"({"variables":{"amount":12.5,"name":"Ada"}})")) {}
  Request next(std::string_view) override { return {request_, true}; }

 private:
  std::string request_;
};

}  // namespace

Measure measure_ceiling() {
  std::vector<double> rates;
  FsyncRate disk;
  for (int round = 0; round < 3; ++round) {
    const TemporaryFolder folder;
    disk = measure_fsync(folder.path());
    ChildProcess server({"bench", "--serve-ceiling", folder.path()});
    LoadPlan plan;
    plan.port = port_of(server.read_line());
    rates.push_back(run_load(plan, [](std::size_t) { return std::make_unique<OnePost>(); }).rate());
  }
  return {"ceiling.steps", median(rates), "steps/s", std::nullopt, false, disk.text()};
}

}  // namespace web::bench
