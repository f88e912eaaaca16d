import Foundation
import Gateway

/// The PEM files of a test: an authority, and what it signed for localhost, valid until 2120.
enum TestCertificates {
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBVTCB+6ADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDlRlc3QgYXV0
        aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAZMRcwFQYD
        VQQDDA5UZXN0IGF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABO/V
        zf5JKD24vO90TSMeanPFkcAWJ6T38O2kb3q/x0F3Jdua6de1JmbYk3fF5NHjuOPn
        QjyTFqVBQMq0x66mvqyjMjAwMA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYEFEPm
        AQPMCxAPF0Bekbo83VhG/MYMMAoGCCqGSM49BAMCA0kAMEYCIQC8u9AD5J7/AHnQ
        5r84ioGxB8Pt8+n/qDYl2iWiTv0EsQIhAOUTiKc3GqJ3h5aDOb4G+QXDBadfmRRZ
        3ZTHpl9VAd9u
        -----END CERTIFICATE-----
        """

    static let upstream = """
        -----BEGIN CERTIFICATE-----
        MIIBfDCCASGgAwIBAgIBAjAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowEzERMA8G
        A1UEAwwIdXBzdHJlYW0wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARJQIMSPR9i
        /Ry05jfRy28zZTCTWEQGvGJmGx0+wZ5q9IqNCNWHn29/AvL0HTCeb1y1kow4PKdy
        b0eSt+Oj3Itro14wXDAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwHQYDVR0O
        BBYEFNqGLb3H2Y5svh60t+pdyHEKR0ZQMB8GA1UdIwQYMBaAFEPmAQPMCxAPF0Be
        kbo83VhG/MYMMAoGCCqGSM49BAMCA0kAMEYCIQDqsh4J1RMZ3oblSad9WH8zTPlc
        /T1hMatuLLokrrDpkgIhAORblJJ3WmkHxSnU4/T/BzSdRsys6Z4QZmSv0dd/GGJ5
        -----END CERTIFICATE-----
        """

    static let upstreamKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9ncQyG4MxtO6zPbv
        YueuDzlRR7g7RkWQlZE6ta+/smmhRANCAARJQIMSPR9i/Ry05jfRy28zZTCTWEQG
        vGJmGx0+wZ5q9IqNCNWHn29/AvL0HTCeb1y1kow4PKdyb0eSt+Oj3Itr
        -----END PRIVATE KEY-----
        """

    static let gateway = """
        -----BEGIN CERTIFICATE-----
        MIIBezCCASCgAwIBAgIBAzAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowEjEQMA4G
        A1UEAwwHZ2F0ZXdheTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHblhiDEV2DK
        jMJAJWQ+0sCStX587cuYcwEIa1QwOmkzaUIM7I22BB7/tb2HZZNGc7+mAza63Cxw
        t5t0BfOMIxWjXjBcMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAdBgNVHQ4E
        FgQUkkdp+ruqOqOhb8mWotqEi7JQ19QwHwYDVR0jBBgwFoAUQ+YBA8wLEA8XQF6R
        ujzdWEb8xgwwCgYIKoZIzj0EAwIDSQAwRgIhAKVPIJD6E/5qhFUS6390fqAOUX3/
        qp+xGJfoPyCstTcgAiEAvZnNSOW/ktVX10uNW+pWrZVeNstq+RU9lOFcDOiCJzY=
        -----END CERTIFICATE-----
        """

    static let gatewayKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg473vCOjNGzGmydmq
        GHolM2p6JlPcFPF/3wOU17XKkmKhRANCAAR25YYgxFdgyozCQCVkPtLAkrV+fO3L
        mHMBCGtUMDppM2lCDOyNtgQe/7W9h2WTRnO/pgM2utwscLebdAXzjCMV
        -----END PRIVATE KEY-----
        """

    /// Writes the gateway's files for the time of a test.
    static func withFiles(_ body: (UpstreamTrust) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try [authority, gateway, gatewayKey].enumerated().map { number, content in
            let file = folder.appending(path: "\(number).pem")
            try Data(content.utf8).write(to: file)
            return file.path
        }
        try await body(
            UpstreamTrust(authorityFile: files[0], certificateFile: files[1], keyFile: files[2])
        )
    }
}
