package pilotregistry.live;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// How streams are written, and how much of them there may be.
@Component
record StreamSettings(JsonMapper json, LiveProperties limits) {}
