package dev.millrace.sql.operator;

import java.io.Serializable;

/// Describes an operator of a query. The description travels to the workers, which open one operator per subtask.
public interface OperatorSpec extends Serializable {

    /// Opens the operator of a subtask.
    BatchOperator open(OperatorServices services);
}
