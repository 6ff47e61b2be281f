"""What Schemathesis has to be told of the registry: values of its own scalars, most of them right, and which codes are refusals."""

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes
from schemathesis.specs.graphql import validation

TEXTS = st.text(max_size=40)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4).map(str) | st.sampled_from(
    ["0", "-1", "1e34", "1e999999999", "0.1", "1e-34"]
)
MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(0, 9999), st.integers(0, 13))

schemathesis.graphql.scalar("Decimal", (DECIMALS | TEXTS).map(nodes.String))
schemathesis.graphql.scalar("Month", (MONTHS | TEXTS).map(nodes.String))

# It knows the codes of other servers. To be let in nowhere, or to find nothing, is no failure.
validation.CLIENT_ERROR_MARKERS |= {"UNAUTHENTICATED", "SCOPE_MISSING", "FORBIDDEN", "FIELD_FORBIDDEN", "NOT_FOUND"}
