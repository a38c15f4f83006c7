package dev.millrace.sql.stream;

import java.io.Serializable;

/// Describes an operator of a continuous query. The description travels to the workers, which open one operator
/// per subtask.
public interface ContinuousSpec extends Serializable {

    /// Opens the operator of a subtask. All states and timers must be declared here.
    ContinuousOperator open(ContinuousServices services);
}
