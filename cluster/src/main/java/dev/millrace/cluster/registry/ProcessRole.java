package dev.millrace.cluster.registry;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.runtime.step.SerialExecutor;

/// Holds what a role of a process (coordinator or worker) needs to run.
///
/// @param endpoint the endpoint that answers calls to the role; not shared with another role
/// @param executor the executor that runs the role's decisions and notifications
public record ProcessRole(Host host, Calls calls, Endpoint endpoint, SerialExecutor executor) {}
