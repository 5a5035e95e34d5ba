-- For wrk: random paths from the file named behind `--`, each asked for with gzip. Requests are made before the clock runs.
local requests = {}

function init(arguments)
  math.randomseed(20261120)
  wrk.headers["accept-encoding"] = "gzip"
  for path in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('\nresult {"perSecond":%.1f,"p50":%d,"p99":%d,"failures":%d,"bytesEach":%.0f}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50), latency:percentile(99), failures,
    summary.bytes / summary.requests))
end
