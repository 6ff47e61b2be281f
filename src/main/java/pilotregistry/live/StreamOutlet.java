package pilotregistry.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes the results of one operation to a stream, which it has for itself or, under an id, shares with others.
///
/// @param id null where the stream is its own
record StreamOutlet(EventStream stream, @Nullable String id, JsonMapper json, Runnable sent) implements Outlet {

    @Override
    public void next(Map<String, Object> result, @Nullable Long position) throws InterruptedException {
        sent.run();
        stream.put(SentEvent.of("next", data(result), id == null ? position : null, false));
    }

    @Override
    public void failed(List<Map<String, Object>> errors) throws InterruptedException {
        next(Map.of("errors", errors), null);
        complete();
    }

    @Override
    public void complete() throws InterruptedException {
        stream.put(SentEvent.of("complete", id == null ? "" : data(null), null, id == null));
    }

    private String data(@Nullable Map<String, Object> result) {
        if (id == null) {
            return json.writeValueAsString(result);
        }
        var named = new LinkedHashMap<String, Object>();
        named.put("id", id);
        if (result != null) {
            named.put("payload", result);
        }
        return json.writeValueAsString(named);
    }
}
