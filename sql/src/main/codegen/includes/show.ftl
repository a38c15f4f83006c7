<#-- SHOW and DESCRIBE statements. -->
Statement FlinkShow() :
{
    final ShowStatement.Kind kind;
    final ObjectKind object;
    ObjectName scope = null;
    final LikePattern like;
    PartitionValues partition = null;
    boolean narrowed = false;
}
{
    <SHOW>
    (
        <CURRENT> ( <CATALOG> { object = ObjectKind.CATALOG; } | <DATABASE> { object = ObjectKind.DATABASE; } )
        { return new ShowStatement.Current(object); }
    |
        <CREATE> object = FlinkShownObject() scope = FlinkName()
        { return new ShowStatement.Definition(object, scope); }
    |
        <COLUMNS> ( <FROM> | <IN> ) scope = FlinkName() like = FlinkLikeOpt()
        { return new ShowStatement.Objects(ShowStatement.Kind.COLUMNS, scope, false, like); }
    |
        <PARTITIONS> scope = FlinkName() [ partition = FlinkPartition() ]
        { return new ShowStatement.Partitions(scope, partition); }
    |
        (
            [ <USER> { narrowed = true; } ] <FUNCTIONS> { kind = ShowStatement.Kind.FUNCTIONS; }
        |   [ <FULL> { narrowed = true; } ] <MODULES> { kind = ShowStatement.Kind.MODULES; }
        |   kind = FlinkShownKind()
        )
        [ ( <FROM> | <IN> ) scope = FlinkName() ]
        like = FlinkLikeOpt()
        { return new ShowStatement.Objects(kind, scope, narrowed, like); }
    )
}

ObjectKind FlinkShownObject() :
{
}
{
    <TABLE> { return ObjectKind.TABLE; }
|   <VIEW> { return ObjectKind.VIEW; }
|   <CATALOG> { return ObjectKind.CATALOG; }
|   <MODEL> { return ObjectKind.MODEL; }
|   <CONNECTION> { return ObjectKind.CONNECTION; }
|   <MATERIALIZED> <TABLE> { return ObjectKind.MATERIALIZED_TABLE; }
}

ShowStatement.Kind FlinkShownKind() :
{
}
{
    <CATALOGS> { return ShowStatement.Kind.CATALOGS; }
|   <DATABASES> { return ShowStatement.Kind.DATABASES; }
|   <TABLES> { return ShowStatement.Kind.TABLES; }
|   <VIEWS> { return ShowStatement.Kind.VIEWS; }
|   <MATERIALIZED> <TABLES> { return ShowStatement.Kind.MATERIALIZED_TABLES; }
|   <PROCEDURES> { return ShowStatement.Kind.PROCEDURES; }
|   <MODELS> { return ShowStatement.Kind.MODELS; }
|   <CONNECTIONS> { return ShowStatement.Kind.CONNECTIONS; }
|   <JARS> { return ShowStatement.Kind.JARS; }
|   <JOBS> { return ShowStatement.Kind.JOBS; }
}

Statement FlinkDescribe() :
{
    ObjectKind kind = ObjectKind.TABLE;
    boolean extended = false;
    final ObjectName name;
    final String job;
}
{
    ( <DESCRIBE> | <DESC> )
    [
        LOOKAHEAD(2)
        <JOB> job = FlinkText()
        { return new DescribeStatement.Job(job); }
    ]
    [
        LOOKAHEAD({ Syntax.isDescribedKind(this) })
        (
            <CATALOG> { kind = ObjectKind.CATALOG; }
        |   <DATABASE> { kind = ObjectKind.DATABASE; }
        |   <FUNCTION> { kind = ObjectKind.FUNCTION; }
        |   <MODEL> { kind = ObjectKind.MODEL; }
        |   <CONNECTION> { kind = ObjectKind.CONNECTION; }
        )
    ]
    [
        LOOKAHEAD({ getToken(1).kind == EXTENDED && Syntax.isBeforeName(this) })
        <EXTENDED> { extended = true; }
    ]
    name = FlinkName()
    {
        return new DescribeStatement.Definition(kind, name, extended);
    }
}
