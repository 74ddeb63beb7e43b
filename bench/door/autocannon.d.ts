declare module 'autocannon' {
  interface Request {
    headers: Record<string, string>
  }
  interface Options {
    url: string
    connections: number
    duration: number
    method: 'POST'
    body: string
    headers: Record<string, string>
    requests: { setupRequest(request: Request): Request }[]
  }
  interface Result {
    '2xx': number
    non2xx: number
    errors: number
    duration: number
    latency: { p50: number; p99: number }
  }
  export default function autocannon(options: Options): Promise<Result>
}
