extension GatewayRefusal {
    static func badRequest(_ message: String) -> Self {
        Self(status: 400, code: "Gateway.BadRequest", message: message)
    }

    static func badAnswer(_ message: String) -> Self {
        Self(status: 502, code: "Gateway.BadAnswer", message: message)
    }

    static let headTooLarge = Self(
        status: 431,
        code: "Gateway.HeadTooLarge",
        message: "The head of the request is larger than the gateway passes."
    )

    static let requestTooLarge = Self(
        status: 413,
        code: "Gateway.RequestTooLarge",
        message: "The body of the request is larger than the gateway can count."
    )

    static let requestCoded = Self(
        status: 415,
        code: "Gateway.RequestCoded",
        message: "The body of a counted request must not be compressed."
    )

    static let clientStalled = Self(
        status: 408,
        code: "Gateway.ClientTimeout",
        message: "The rest of the request did not come in time."
    )

    static let upstreamUnreachable = Self(
        status: 502,
        code: "Gateway.UpstreamUnreachable",
        message: "The upstream server does not accept a connection."
    )

    static let upstreamClosed = Self(
        status: 502,
        code: "Gateway.UpstreamClosed",
        message: "The upstream server closed the connection before it answered."
    )

    static let connectTimeout = Self(
        status: 504,
        code: "Gateway.ConnectTimeout",
        message: "The connection to the upstream server was not made in time."
    )

    static let answerTimeout = Self(
        status: 504,
        code: "Gateway.AnswerTimeout",
        message: "The upstream server did not begin to answer in time."
    )
}
