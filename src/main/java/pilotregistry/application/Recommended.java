package pilotregistry.application;

import java.time.Instant;
import java.time.LocalDate;

/// The provincial letter that recommended an application (R22, R31).
public record Recommended(String letterNumber, LocalDate letterDate, String filingSha256, Instant at) {}
