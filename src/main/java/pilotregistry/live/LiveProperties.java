package pilotregistry.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// How much of it there may be.
///
/// @param connectionsPerAddress sockets and streams open at once from one address
/// @param connectionsPerClient sockets and streams open at once of one recognised person or client
/// @param reservationsPerAddress streams that nobody recognised has reserved from one address and not opened
/// @param operationsPerConnection operations under way at once on one socket or stream
/// @param messagesPerSecond how fast a socket may talk for long; ten times as many at once
/// @param messageLimit the longest message or body
/// @param initTimeout how long a socket may be open before `connection_init`, and a stream reserved and not opened
/// @param keepAlive how long nothing is said before a sign of life
/// @param sendTimeout how long a client may take nothing before it is given up
@ConfigurationProperties("registry.live")
record LiveProperties(
        int connectionsPerAddress,
        int connectionsPerClient,
        int reservationsPerAddress,
        int operationsPerConnection,
        int messagesPerSecond,
        DataSize messageLimit,
        Duration initTimeout,
        Duration keepAlive,
        Duration sendTimeout) {}
