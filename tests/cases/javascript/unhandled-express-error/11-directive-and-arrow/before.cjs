const express = require('express')
const accounts = require('./accounts')

const app = express()

app.get('/accounts', (req, res) =>
  accounts.all().then((all) => res.json(all)))

app.get('/accounts/:id', async (req, res) => {
  'use strict'
  res.json(await accounts.find(req.params.id))
})

app.get('/accounts/:id/orders', async (req, res) => { // newest first
  'use strict' // for the names

  const orders = await accounts.orders(req.params.id)
  res.json(orders)
})

module.exports = app
