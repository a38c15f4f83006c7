<#-- CREATE statements. -->
Statement FlinkCreate() :
{
    boolean replaces = false;
    boolean alters = false;
    boolean temporary = false;
    boolean system = false;
    Modifiers modifiers;
    final Statement statement;
    final SqlParserPos pos;
}
{
    <CREATE> { pos = getPos(); }
    [ <OR> ( <REPLACE> { replaces = true; } | <ALTER> { alters = true; } ) ]
    [ <TEMPORARY> { temporary = true; } ]
    [ <SYSTEM> { system = true; } ]
    {
        modifiers = new Modifiers(temporary, system, replaces, alters, false);
    }
    (
        statement = FlinkCreateTable(modifiers)
    |   statement = FlinkCreateView(modifiers)
    |   statement = FlinkCreateFunction(modifiers)
    |   statement = FlinkCreateCatalog(modifiers)
    |   statement = FlinkCreateDatabase(modifiers)
    |   statement = FlinkCreateModel(modifiers)
    |   statement = FlinkCreateConnection(modifiers)
    |   statement = FlinkCreateMaterializedTable(modifiers)
    )
    {
        return Syntax.checkModifiers(statement, modifiers, pos);
    }
}

Statement FlinkCreateTable(Modifiers modifiers) :
{
    final boolean ifNotExists;
    final ObjectName name;
    final TableDefinition definition;
    TableLike like = null;
    SqlNode query = null;
}
{
    <TABLE> ifNotExists = FlinkIfNotExists() name = FlinkName()
    definition = FlinkTableDefinition()
    [ <LIKE> like = FlinkTableLike() | <AS> query = FlinkQuery() ]
    {
        return new CreateStatement.Table(name, modifiers.withIfNotExists(ifNotExists), definition, like, query);
    }
}

TableDefinition FlinkTableDefinition() :
{
    final TableElements elements = new TableElements();
    String comment = null;
    DistributionDefinition distribution = null;
    List<String> partitions = List.of();
    Map<String, String> properties = Map.of();
}
{
    [ <LPAREN> FlinkTableElement(elements) ( <COMMA> FlinkTableElement(elements) )* <RPAREN> ]
    comment = FlinkCommentOpt()
    [ <DISTRIBUTED> distribution = FlinkDistribution() ]
    [ <PARTITIONED> <BY> partitions = FlinkColumnNames() ]
    properties = FlinkWithOpt()
    {
        return elements.toDefinition(comment, distribution, partitions, properties);
    }
}

void FlinkTableElement(TableElements elements) :
{
    UniqueConstraint constraint;
    ColumnDefinition column;
    WatermarkDefinition watermark;
}
{
    constraint = FlinkTableConstraint() { elements.add(constraint); }
|
    LOOKAHEAD(2)
    watermark = FlinkWatermark() { elements.add(watermark, getPos()); }
|
    column = FlinkColumn(elements) { elements.add(column); }
}

WatermarkDefinition FlinkWatermark() :
{
    final SqlIdentifier column;
    final SqlNode expression;
}
{
    <WATERMARK> <FOR> column = CompoundIdentifier()
    <AS> expression = Expression(ExprContext.ACCEPT_NON_QUERY)
    {
        return new WatermarkDefinition(Syntax.name(column), expression);
    }
}

UniqueConstraint FlinkTableConstraint() :
{
    String name = null;
    boolean primary = false;
    final List<String> columns;
    final boolean enforced;
}
{
    [ name = FlinkConstraintName() ]
    ( <PRIMARY> <KEY> { primary = true; } | <UNIQUE> )
    columns = FlinkColumnNames()
    enforced = FlinkEnforced()
    {
        return new UniqueConstraint(name, primary, columns, enforced);
    }
}

String FlinkConstraintName() :
{
    final SqlIdentifier name;
}
{
    <CONSTRAINT> name = SimpleIdentifier() { return name.getSimple(); }
}

boolean FlinkEnforced() :
{
}
{
    <ENFORCED> { return true; }
|
    LOOKAHEAD(2)
    <NOT> <ENFORCED> { return false; }
|
    { return true; }
}

ColumnDefinition FlinkColumn(TableElements elements) :
{
    final SqlIdentifier name;
    SqlDataTypeSpec type;
    SqlNode expression;
    String constraint = null;
    boolean enforced;
    boolean primary = false;
    String comment;
    String key = null;
    boolean virtual = false;
}
{
    name = SimpleIdentifier()
    (
        <AS> expression = Expression(ExprContext.ACCEPT_NON_QUERY)
        comment = FlinkCommentOpt()
        { return new ColumnDefinition.Computed(name.getSimple(), expression, comment); }
    |
        type = FlinkType()
        (
            <METADATA> [ <FROM> key = FlinkText() ] [ <VIRTUAL> { virtual = true; } ]
            comment = FlinkCommentOpt()
            { return new ColumnDefinition.Metadata(name.getSimple(), type, key, virtual, comment); }
        |
            [
                [ constraint = FlinkConstraintName() ]
                ( <PRIMARY> <KEY> { primary = true; } | <UNIQUE> )
                enforced = FlinkEnforced()
                { elements.add(new UniqueConstraint(constraint, primary, List.of(name.getSimple()), enforced)); }
            ]
            comment = FlinkCommentOpt()
            { return new ColumnDefinition.Physical(name.getSimple(), type, comment); }
        )
    |
        { return new ColumnDefinition.Selected(name.getSimple()); }
    )
}

DistributionDefinition FlinkDistribution() :
{
    String kind = null;
    List<String> columns = List.of();
    int buckets = -1;
}
{
    (
        <BY> [ <HASH> { kind = "HASH"; } | <RANGE> { kind = "RANGE"; } ]
        columns = FlinkColumnNames()
        [ <INTO> buckets = UnsignedIntLiteral() <BUCKETS> ]
    |
        <INTO> buckets = UnsignedIntLiteral() <BUCKETS>
    )
    {
        return new DistributionDefinition(kind, columns, buckets < 0 ? null : Integer.valueOf(buckets));
    }
}

TableLike FlinkTableLike() :
{
    final ObjectName source;
    final List<TableLike.Rule> rules = new ArrayList<TableLike.Rule>();
}
{
    source = FlinkName()
    [ <LPAREN> ( FlinkTableLikeRule(rules) )+ <RPAREN> ]
    {
        return new TableLike(source, rules);
    }
}

void FlinkTableLikeRule(List<TableLike.Rule> rules) :
{
    final TableLike.Strategy strategy;
    final TableLike.Feature feature;
}
{
    (
        <INCLUDING> { strategy = TableLike.Strategy.INCLUDING; }
    |   <EXCLUDING> { strategy = TableLike.Strategy.EXCLUDING; }
    |   <OVERWRITING> { strategy = TableLike.Strategy.OVERWRITING; }
    )
    (
        <ALL> { feature = TableLike.Feature.ALL; }
    |   <CONSTRAINTS> { feature = TableLike.Feature.CONSTRAINTS; }
    |   <DISTRIBUTION> { feature = TableLike.Feature.DISTRIBUTION; }
    |   <GENERATED> { feature = TableLike.Feature.GENERATED; }
    |   <METADATA> { feature = TableLike.Feature.METADATA; }
    |   <OPTIONS> { feature = TableLike.Feature.OPTIONS; }
    |   <PARTITIONS> { feature = TableLike.Feature.PARTITIONS; }
    |   <WATERMARKS> { feature = TableLike.Feature.WATERMARKS; }
    )
    {
        rules.add(new TableLike.Rule(strategy, feature));
    }
}

Statement FlinkCreateView(Modifiers modifiers) :
{
    final boolean ifNotExists;
    final ObjectName name;
    final List<CreateStatement.ViewColumn> columns = new ArrayList<CreateStatement.ViewColumn>();
    final String comment;
    final SqlNode query;
}
{
    <VIEW> ifNotExists = FlinkIfNotExists() name = FlinkName()
    [ <LPAREN> FlinkViewColumn(columns) ( <COMMA> FlinkViewColumn(columns) )* <RPAREN> ]
    comment = FlinkCommentOpt()
    <AS> query = FlinkQuery()
    {
        return new CreateStatement.View(name, modifiers.withIfNotExists(ifNotExists), columns, comment, query);
    }
}

void FlinkViewColumn(List<CreateStatement.ViewColumn> columns) :
{
    final SqlIdentifier name;
    final String comment;
}
{
    name = SimpleIdentifier() comment = FlinkCommentOpt()
    {
        columns.add(new CreateStatement.ViewColumn(name.getSimple(), comment));
    }
}

Statement FlinkCreateFunction(Modifiers modifiers) :
{
    final boolean ifNotExists;
    final ObjectName name;
    final String className;
    final String language;
    final List<FunctionResource> resources = new ArrayList<FunctionResource>();
    final Map<String, String> properties;
}
{
    <FUNCTION> ifNotExists = FlinkIfNotExists() name = FlinkName()
    <AS> className = FlinkText()
    language = FlinkLanguageOpt()
    [ <USING> FlinkResource(resources) ( <COMMA> FlinkResource(resources) )* ]
    properties = FlinkWithOpt()
    {
        return new CreateStatement.Function(
            name, modifiers.withIfNotExists(ifNotExists), className, language, resources, properties);
    }
}

String FlinkLanguageOpt() :
{
}
{
    <LANGUAGE> ( <JAVA> | <SCALA> | <PYTHON> ) { return token.image.toUpperCase(Locale.ROOT); }
|
    { return "JAVA"; }
}

void FlinkResource(List<FunctionResource> resources) :
{
    final String kind;
    final String uri;
}
{
    ( <JAR> | <ARTIFACT> ) { kind = token.image.toUpperCase(Locale.ROOT); }
    uri = FlinkText()
    {
        resources.add(new FunctionResource(kind, uri));
    }
}

Statement FlinkCreateCatalog(Modifiers modifiers) :
{
    final boolean ifNotExists;
    final ObjectName name;
    final String comment;
    final Map<String, String> properties;
}
{
    <CATALOG> ifNotExists = FlinkIfNotExists() name = FlinkName()
    comment = FlinkCommentOpt() properties = FlinkWithOpt()
    {
        return new CreateStatement.Container(
            ObjectKind.CATALOG, name, modifiers.withIfNotExists(ifNotExists), comment, properties);
    }
}

Statement FlinkCreateDatabase(Modifiers modifiers) :
{
    final boolean ifNotExists;
    final ObjectName name;
    final String comment;
    final Map<String, String> properties;
}
{
    <DATABASE> ifNotExists = FlinkIfNotExists() name = FlinkName()
    comment = FlinkCommentOpt() properties = FlinkWithOpt()
    {
        return new CreateStatement.Container(
            ObjectKind.DATABASE, name, modifiers.withIfNotExists(ifNotExists), comment, properties);
    }
}

Statement FlinkCreateConnection(Modifiers modifiers) :
{
    final boolean ifNotExists;
    final ObjectName name;
    final String comment;
    final Map<String, String> properties;
}
{
    <CONNECTION> ifNotExists = FlinkIfNotExists() name = FlinkName()
    comment = FlinkCommentOpt() <WITH> properties = FlinkOptions()
    {
        return new CreateStatement.Container(
            ObjectKind.CONNECTION, name, modifiers.withIfNotExists(ifNotExists), comment, properties);
    }
}

Statement FlinkCreateModel(Modifiers modifiers) :
{
    final boolean ifNotExists;
    final ObjectName name;
    List<ColumnDefinition> input = List.of();
    List<ColumnDefinition> output = List.of();
    final String comment;
    final Map<String, String> properties;
    SqlNode query = null;
}
{
    <MODEL> ifNotExists = FlinkIfNotExists() name = FlinkName()
    [ <INPUT> input = FlinkModelColumns() ]
    [ <OUTPUT> output = FlinkModelColumns() ]
    comment = FlinkCommentOpt() properties = FlinkWithOpt()
    [ <AS> query = FlinkQuery() ]
    {
        return new CreateStatement.Model(
            name, modifiers.withIfNotExists(ifNotExists), input, output, comment, properties, query);
    }
}

List<ColumnDefinition> FlinkModelColumns() :
{
    final TableElements elements = new TableElements();
    final List<ColumnDefinition> columns = new ArrayList<ColumnDefinition>();
    ColumnDefinition column;
}
{
    <LPAREN>
    column = FlinkColumn(elements) { columns.add(column); }
    ( <COMMA> column = FlinkColumn(elements) { columns.add(column); } )*
    <RPAREN>
    {
        return columns;
    }
}

Statement FlinkCreateMaterializedTable(Modifiers modifiers) :
{
    final boolean ifNotExists;
    final ObjectName name;
    final TableDefinition definition;
    SqlNode freshness = null;
    String refreshMode = null;
    String startMode = null;
    SqlNode startFrom = null;
    final SqlNode query;
}
{
    <MATERIALIZED> <TABLE> ifNotExists = FlinkIfNotExists() name = FlinkName()
    definition = FlinkTableDefinition()
    [ <FRESHNESS> <EQ> freshness = IntervalLiteral() ]
    [ <REFRESH_MODE> <EQ> refreshMode = FlinkRefreshMode() ]
    [
        <START_MODE> <EQ>
        (
            <FROM_BEGINNING> | <FROM_NOW> | <FROM_TIMESTAMP>
        |   <RESUME_OR_FROM_BEGINNING> | <RESUME_OR_FROM_NOW> | <RESUME_OR_FROM_TIMESTAMP>
        )
        { startMode = token.image.toUpperCase(Locale.ROOT); }
        [ <LPAREN> startFrom = Literal() <RPAREN> ]
    ]
    <AS> query = FlinkQuery()
    {
        return new CreateStatement.MaterializedTable(
            name,
            modifiers.withIfNotExists(ifNotExists),
            definition,
            new MaterializedTableOptions(freshness, refreshMode, startMode, startFrom),
            query);
    }
}

String FlinkRefreshMode() :
{
}
{
    ( <FULL> | <CONTINUOUS> ) { return token.image.toUpperCase(Locale.ROOT); }
}
